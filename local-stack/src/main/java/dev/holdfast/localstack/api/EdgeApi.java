package dev.holdfast.localstack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The public API, spoken as one caller. A request that a service cannot answer yet (503, or nobody there) is said again for
 * a while: right after a start a service may still be fetching what it needs from its neighbours.
 */
public final class EdgeApi implements AutoCloseable {

    /** An answer of any status. */
    public record Answer(int status, JsonNode body) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(15);
    private static final Executor PAUSE = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
    private static final int UNAVAILABLE = 503;
    private static final String SESSION = "holdfast_refresh=";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String edge;
    private @Nullable String accessToken;
    private @Nullable String session;

    public EdgeApi(String edge) {
        this.edge = edge;
    }

    /** Signs in, and from then on speaks as this user; the answer says whether it went well. */
    public Answer signIn(String email, String password) {
        accessToken = null;
        Answer answer = post("/api/auth/login", Map.of("email", email, "password", password));
        accessToken = answer.body().path("accessToken").asText(null);
        return answer;
    }

    public Answer get(String path) {
        return patiently(request(path).GET().build());
    }

    public Answer post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Map<String, ?> body) {
        return send("PUT", path, body);
    }

    /** Ends the session, so that none is left behind by somebody who only looked. */
    public void signOut() {
        if (session != null) {
            send(request("/api/auth/logout")
                    .header("Cookie", session)
                    .POST(BodyPublishers.noBody())
                    .build());
            session = null;
            accessToken = null;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(edge + path)).timeout(REQUEST_LIMIT);
        return accessToken == null ? request : request.header("Authorization", "Bearer " + accessToken);
    }

    private Answer send(String method, String path, Map<String, ?> body) {
        return patiently(request(path)
                .header("Content-Type", "application/json")
                .method(method, publisher(body))
                .build());
    }

    private Answer patiently(HttpRequest request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = send(request);
        while (answer.status() == UNAVAILABLE && System.nanoTime() < deadline) {
            answer = CompletableFuture.supplyAsync(() -> send(request), PAUSE).join();
        }
        return answer;
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            response.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith(SESSION))
                    .findFirst()
                    .ifPresent(cookie -> session = cookie.split(";", 2)[0]);
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException nobodyThere) {
            return new Answer(UNAVAILABLE, JSON.createObjectNode());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        }
    }

    private static BodyPublisher publisher(Map<String, ?> body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
