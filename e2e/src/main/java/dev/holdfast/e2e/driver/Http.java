package dev.holdfast.e2e.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plain HTTP/1.1 to one origin. It follows no redirect, keeps no cookie and never tries again by itself. */
public final class Http {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * The way to one origin.
     *
     * @param base scheme, host and port, without a slash at the end
     */
    public Http(String base) {
        this.base = base;
    }

    /** The origin. */
    public String base() {
        return base;
    }

    /**
     * Gets a path.
     *
     * @param headers names and values in turn
     */
    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** Posts a value as JSON; a text is sent as it is, however broken. */
    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, json(body), withJsonType(headers));
    }

    /** Any method with a value as JSON. */
    public Answer sendJson(String method, String path, Object body, String... headers) {
        return send(method, path, json(body), withJsonType(headers));
    }

    /** Any method, any body. The path is used as written, so that odd ones arrive as they are. */
    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        long begun = System.nanoTime();
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return new Answer(response.statusCode(), response.headers(), response.body(), took);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(method + " " + base + ": " + unreachable, unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for an answer", stopped);
        }
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(body instanceof String text ? text : Json.write(body));
    }

    private static String[] withJsonType(String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(Arrays.asList(headers));
        return all.toArray(String[]::new);
    }
}
