package dev.holdfast.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real sandbox on free ports, and the ways in which the tests use it. */
final class SandboxFixture implements AutoCloseable {

    static final String TOKEN = "calendly-token-for-tests";
    static final String SIGNING_KEY = "calendly-signing-key-for-tests-0001";
    static final String PAGE = "/calendly/book/30-minute-consultation";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Sandbox sandbox;

    private SandboxFixture(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static SandboxFixture start(String... more) {
        var arguments =
                Stream.concat(Stream.of("--port", "0", "--smtp-port", "0", "--calendly-token", TOKEN), Stream.of(more));
        var options = SandboxOptions.parse(arguments.toArray(String[]::new), Map.of());
        return new SandboxFixture(Sandbox.start(options, Clock.systemUTC())
                .toCompletionStage()
                .toCompletableFuture()
                .join());
    }

    /** So many days from today at this time by UTC, such as {@code "10:00"}. */
    static Instant ahead(int days, String time) {
        return LocalDate.now(ZoneOffset.UTC)
                .plusDays(days)
                .atTime(LocalTime.parse(time))
                .toInstant(ZoneOffset.UTC);
    }

    /** A moment in whole seconds as the API answers it. */
    static String micros(Instant moment) {
        return moment.toString().replace("Z", ".000000Z");
    }

    int smtpPort() {
        return sandbox.smtpPort();
    }

    String url(String path) {
        return path.startsWith("http") ? path : sandbox.url() + path;
    }

    String userUri() {
        return url("/calendly/users/5b9d2f7e-8c41-4f3a-a6d0-1e2b3c4d5e6f");
    }

    String organizationUri() {
        return url("/calendly/organizations/7c1f0e52-4a3b-4d0e-9b7a-2f6c8e1d9a40");
    }

    /** A call of Calendly's API with the right token. */
    Answer api(String method, String path, String body) {
        return send(request(method, path, body)
                .header("Authorization", "Bearer " + TOKEN)
                .build());
    }

    Answer api(String path) {
        return api("GET", path, "");
    }

    /** A call without a token: pages, inbox, control. */
    Answer call(String method, String path, String body) {
        return send(request(method, path, body).build());
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer submit(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Books through the page and returns the invitee's URI. */
    String book(Map<String, String> more) {
        return submit(PAGE, form(more)).attribute("data-invitee-uri");
    }

    /** A complete booking form, with some fields more or other ones. */
    static Map<String, String> form(Map<String, String> more) {
        var form = new HashMap<>(Map.of(
                "name", "Ravi Iyer",
                "email", "ravi@example.com",
                "timezone", "Europe/Paris",
                "start_time", Clock.systemUTC().instant().plusSeconds(86_400).toString()));
        form.putAll(more);
        return form;
    }

    Answer subscribe(String callbackUrl) {
        return api("POST", "/calendly/webhook_subscriptions", """
                {"url": "%s", "events": ["invitee.created", "invitee.canceled"], "organization": "%s",
                 "user": "%s", "scope": "user", "signing_key": "%s"}
                """.formatted(
                        callbackUrl, organizationUri(), userUri(), SIGNING_KEY));
    }

    JsonNode deliveries(String inviteeUri) {
        return get("/control/calendly/deliveries?inviteeUri=" + encode(inviteeUri))
                .json()
                .path("items");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sandbox.stop();
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        var publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return HttpRequest.newBuilder(URI.create(url(path)))
                .header("Content-Type", "application/json")
                .method(method, publisher);
    }

    private static Answer send(HttpRequest request) {
        try {
            return new Answer(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return tree(body());
        }

        /** The value of the first attribute of this name. */
        String attribute(String name) {
            var from = body().indexOf(name + "=\"");
            if (from < 0) {
                throw new AssertionError("no " + name + " in a page with status " + status());
            }
            var start = from + name.length() + 2;
            return body().substring(start, body().indexOf('"', start));
        }
    }
}
