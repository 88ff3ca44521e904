package dev.holdfast.localstack.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.holdfast.localstack.process.ChildProcess;
import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.server.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The production Caddyfile in a real Caddy, where the machine has one ({@code caddy} on the path): it refuses as {@link EdgeIT} does. */
@Timeout(30)
class CaddyIT {

    private static final String PROBLEM = EdgeProblem.MEDIA_TYPE;

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static int port;
    private static ChildProcess caddy;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = caddyOnPath();
        assumeThat(program).as("a caddy of 2.7 or later on the path").isPresent();
        Path web = folder.resolve("web");
        Files.createDirectories(web.resolve("js"));
        Files.writeString(web.resolve("index.html"), "<h1>Home</h1>");
        Files.writeString(web.resolve("sign-up.html"), "<h1>Sign up</h1>");
        Files.writeString(web.resolve("404.html"), "<h1>Not here</h1>");
        Files.writeString(web.resolve(".secret"), "secret");
        port = FreePort.any();
        Path config = Files.writeString(folder.resolve("Caddyfile"), config(web).text());
        caddy = new ChildProcess(new Program(
                "caddy",
                List.of(
                        program.orElseThrow().toString(),
                        "run",
                        "--adapter",
                        "caddyfile",
                        "--config",
                        config.toString()),
                Map.of(
                        "HOLDFAST_PUBLIC_URL",
                        "http://localhost:" + port,
                        "XDG_CONFIG_HOME",
                        folder.toString(),
                        "XDG_DATA_HOME",
                        folder.toString()),
                folder.resolve("caddy.log"),
                folder.resolve("caddy.pid")));
        caddy.start();
        caddy.awaitReady(() -> get("/").statusCode() == 200, Duration.ofMillis(100), Duration.ofSeconds(20));
    }

    private static Caddyfile config(Path web) throws Exception {
        var standIns = new StandInServices(VERTX);
        int echoing = standIns.echoing();
        return Caddyfile.read()
                .with("identity-service:8101", echoing)
                .with("booking-service:8102", echoing)
                .with("webhook-gateway:8103", echoing)
                .with("job-promoter:8104", FreePort.any())
                .with("notification-service:8105", standIns.silent())
                .replace("/srv/web", web.toString())
                .replace("127.0.0.1:2020", "127.0.0.1:" + FreePort.any());
    }

    @AfterAll
    static void stop() throws Exception {
        if (caddy != null) {
            caddy.stop(Duration.ofSeconds(5));
        }
        StandInServices.await(VERTX.close());
    }

    @Test
    void passesRequestsOnAndVouchesForTheCaller() throws Exception {
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
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @ParameterizedTest
    @CsvSource({"262144, 201", "262145, 413"})
    void takesBodiesUpToTheLimit(int size, int status) throws Exception {
        byte[] body = new byte[size];
        HttpResponse<String> announced = send(request("/webhooks/calendly").POST(BodyPublishers.ofByteArray(body)));
        HttpResponse<String> chunked = send(
                request("/webhooks/calendly").POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body))));

        assertThat(List.of(announced.statusCode(), chunked.statusCode())).containsExactly(status, status);
        if (status == 413) {
            assertThat(List.of(problemType(announced), problemType(chunked)))
                    .containsOnly("urn:problem:edge:body-too-large");
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
                "/../../etc/passwd"
            })
    void refusesPathsWithTwoReadings(String target) throws Exception {
        try (RawHttp raw = new RawHttp(port)) {
            raw.ask("GET " + target + " HTTP/1.1", "Host: localhost:" + port);

            assertThat(raw.head()).startsWith("HTTP/1.1 400").contains(PROBLEM);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/poke", "/q/health/ready", "/q/metrics", "/.secret", "/js", "/%2esecret"})
    void hasNothingAtHiddenPaths(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problemType(answer)).isEqualTo("urn:problem:edge:not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/jobs", "/api/notifications/preferences"})
    void answersForAServiceThatIsDownOrBreaksOff(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
        assertThat(problemType(answer)).isEqualTo("urn:problem:edge:service-unreachable");
    }

    @ParameterizedTest
    @CsvSource({"/, Home", "/index.html, Home", "/sign-up, Sign up", "/sign-up?token=a%2fb;c, Sign up"})
    void servesThePages(String path, String text) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(text);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
    }

    @Test
    void answersPeopleWithAPageAndOnlyReadsPages() throws Exception {
        HttpResponse<String> nowhere =
                send(request("/nowhere").header("Accept", "text/html").GET());
        HttpResponse<String> written = send(request("/sign-up").POST(BodyPublishers.ofString("x")));

        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body()).contains("Not here");
        assertThat(written.statusCode()).isEqualTo(405);
        assertThat(problemType(written)).isEqualTo("urn:problem:edge:method-not-allowed");
    }

    private static Optional<Path> caddyOnPath() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folderOnPath -> Path.of(folderOnPath, "caddy"))
                .filter(Files::isExecutable)
                .filter(CaddyIT::isRecent)
                .findFirst();
    }

    /** The Caddyfile says what 2.7 and later know; distributions have older ones. */
    private static boolean isRecent(Path caddy) {
        try {
            Process asked = new ProcessBuilder(caddy.toString(), "version").start();
            String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return version.matches("(?s)v?2\\.([7-9]|\\d{2,})\\..*");
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String problemType(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("type");
    }
}
