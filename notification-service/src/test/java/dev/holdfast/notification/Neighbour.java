package dev.holdfast.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.kit.test.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Identity and booking over real HTTP: answers what a test puts in, 404 to anything else, 503 while it is away, 500 while it fails. */
public final class Neighbour implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();

    public Neighbour(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/", this::answer);
        TestTokens.serveKeySet(server);
        server.start();
    }

    /** Answers a path, percent-decoded, with this JSON from now on. */
    public void says(String path, String json) {
        answers.put(path, json);
    }

    public void isAway(boolean now) {
        away.set(now);
    }

    public void fails(boolean now) {
        failing.set(now);
    }

    /** The {@code Authorization} of every question so far. */
    public List<String> authorizations() {
        return authorizations;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String json = answers.get(exchange.getRequestURI().getPath());
        int status = away.get() ? 503 : failing.get() ? 500 : json == null ? 404 : 200;
        byte[] body = (json == null || status != 200 ? "{\"status\":" + status + "}" : json).getBytes(UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", status == 200 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
