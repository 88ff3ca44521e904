package dev.holdfast.localstack.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.localstack.server.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class EdgeIT {

    private static final int LIMIT = BoundedBody.LIMIT;

    @TempDir
    static Path web;

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static int port;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(web.resolve("index.html"), "<h1>Home</h1>");
        Files.writeString(web.resolve("sign-up.html"), "<h1>Sign up</h1>");
        Files.writeString(web.resolve("404.html"), "<h1>Not here</h1>");
        Files.writeString(web.resolve(".secret"), "secret");
        Files.createDirectories(web.resolve("js"));
        Files.writeString(web.resolve("js/home.js"), "export {}");
        var standIns = new StandInServices(VERTX);
        URI service = URI.create("http://localhost:" + standIns.echoing());
        Map<Route, URI> services = new EnumMap<>(Route.class);
        services.put(Route.IDENTITY, service);
        services.put(Route.BOOKING, service);
        services.put(Route.WEBHOOK, service);
        services.put(Route.PROMOTER, URI.create("http://localhost:" + FreePort.any()));
        services.put(Route.NOTIFICATION, URI.create("http://localhost:" + standIns.silent()));
        port = StandInServices.await(EdgeServer.start(VERTX, new EdgeConfig(0, web, services)));
    }

    @AfterAll
    static void stop() throws Exception {
        StandInServices.await(VERTX.close());
    }

    @Test
    void passesRequestsAndAnswersOnWhole() throws Exception {
        HttpResponse<String> answer = send(request("/api/offerings?page=2&q=%2f;")
                .header("X-Forwarded-For", "10.1.1.1")
                .header("Forwarded", "for=10.1.1.1")
                .POST(BodyPublishers.ofString("{\"a\":1}")));

        JsonObject seen = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(seen.getString("uri")).isEqualTo("/api/offerings?page=2&q=%2f;");
        assertThat(seen.getString("forwardedFor")).isEqualTo("127.0.0.1");
        assertThat(seen.getString("forwarded")).isNull();
        assertThat(seen.getString("body")).isEqualTo("{\"a\":1}");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void passesRequestsWithoutABody() throws Exception {
        HttpResponse<String> answer = send(request("/api/users/me").GET());

        assertThat(new JsonObject(answer.body()).getString("contentLength")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"262144, 201", "262145, 413"})
    void takesBodiesUpToTheLimit(int size, int status) throws Exception {
        assertThat(send(request("/webhooks/calendly").POST(BodyPublishers.ofByteArray(new byte[size])))
                        .statusCode())
                .isEqualTo(status);
        assertThat(send(request("/webhooks/calendly").POST(chunked(size))).statusCode())
                .isEqualTo(status);
    }

    @Test
    void answersBeforeAnEndlessChunkedBodyEnds() throws Exception {
        try (RawHttp raw = new RawHttp(port)) {
            raw.ask("POST /webhooks/calendly HTTP/1.1", "Host: x", "Transfer-Encoding: chunked");
            for (int sent = 0; sent <= LIMIT; sent += 0x8000) {
                raw.say("8000\r\n" + "x".repeat(0x8000) + "\r\n");
            }

            assertThat(raw.head()).startsWith("HTTP/1.1 413").contains(EdgeProblem.MEDIA_TYPE);
        }
    }

    @Test
    void refusesAnAnnouncedOversizeBeforeItIsSent() throws Exception {
        try (RawHttp raw = new RawHttp(port)) {
            raw.ask(
                    "POST /webhooks/calendly HTTP/1.1",
                    "Host: x",
                    "Content-Length: 99999999999",
                    "Expect: 100-continue");

            assertThat(raw.head()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void endsABodyThatDoesNotArrive() throws Exception {
        try (RawHttp raw = new RawHttp(port)) {
            raw.ask("POST /webhooks/calendly HTTP/1.1", "Host: x", "Content-Length: 2");
            raw.say("{");

            assertThat(raw.head()).startsWith("HTTP/1.1 408").contains(EdgeProblem.MEDIA_TYPE);
        }
    }

    @Test
    void letsACallerThatAsksFirstContinue() throws Exception {
        try (RawHttp raw = new RawHttp(port)) {
            raw.ask("POST /webhooks/calendly HTTP/1.1", "Host: x", "Content-Length: 2", "Expect: 100-continue");
            assertThat(raw.head()).startsWith("HTTP/1.1 100");

            raw.say("{}");
            assertThat(raw.head()).startsWith("HTTP/1.1 201");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/users;x=1",
                "/api/users%3B",
                "/api%2Finternal/poke",
                "/api/..%2finternal",
                "/api/../internal/poke",
                "/api/%2e%2e/internal/poke",
                "/..%5c..%5cetc",
                "/../../etc/passwd",
                "/api/%zz",
                "http://x/internal/poke"
            })
    void refusesPathsWithTwoReadings(String target) throws Exception {
        try (RawHttp raw = new RawHttp(port)) {
            raw.ask("GET " + target + " HTTP/1.1", "Host: x");

            assertThat(raw.head()).startsWith("HTTP/1.1 400").contains(EdgeProblem.MEDIA_TYPE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/users HTTP/1.1|Content-Length: x|Transfer-Encoding: what",
                "POST /api/users HTTP/1.1|Host: x|Content-Length: -5"
            })
    void answersUnreadableRequestsWithAProblem(String request) throws Exception {
        try (RawHttp raw = new RawHttp(port)) {
            raw.ask(request.split("\\|", -1));

            assertThat(raw.head()).startsWith("HTTP/1.1 400").contains(EdgeProblem.MEDIA_TYPE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/poke", "/q/health/ready", "/q/metrics", "/.secret", "/js", "/%2esecret"})
    void hasNothingAtHiddenPaths(String path) throws Exception {
        HttpResponse<String> answer = send(request(path).GET());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problemType(answer)).isEqualTo("urn:problem:edge:not-found");
    }

    @Test
    void answersForAServiceThatIsDown() throws Exception {
        HttpResponse<String> answer = send(request("/api/jobs").POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains(EdgeProblem.MEDIA_TYPE);
        assertThat(problemType(answer)).isEqualTo("urn:problem:edge:service-unreachable");
    }

    @Test
    void answersForAServiceThatBreaksOff() throws Exception {
        HttpResponse<String> answer =
                send(request("/api/notifications/preferences").GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problemType(answer)).isEqualTo("urn:problem:edge:service-unreachable");
    }

    @ParameterizedTest
    @CsvSource({
        "/, Home, text/html; charset=utf-8",
        "/index.html, Home, text/html; charset=utf-8",
        "/sign-up, Sign up, text/html; charset=utf-8",
        "/sign-up?token=a%2fb;c, Sign up, text/html; charset=utf-8",
        "/js/home.js, export, text/javascript; charset=utf-8"
    })
    void servesThePages(String path, String text, String contentType) throws Exception {
        HttpResponse<String> answer = send(request(path).GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(text);
        assertThat(answer.headers().firstValue("Content-Type")).contains(contentType);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
    }

    @Test
    void answersPeopleWithAPageWhereThereIsNothing() throws Exception {
        HttpResponse<String> answer =
                send(request("/nowhere").header("Accept", "text/html").GET());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Not here");
    }

    @Test
    void onlyReadsPages() throws Exception {
        assertThat(send(request("/sign-up").POST(BodyPublishers.ofString("x"))).statusCode())
                .isEqualTo(405);
        assertThat(send(request("/sign-up").method("HEAD", BodyPublishers.noBody()))
                        .body())
                .isEmpty();
    }

    private static HttpRequest.BodyPublisher chunked(int size) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[size]));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String problemType(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("type");
    }
}
