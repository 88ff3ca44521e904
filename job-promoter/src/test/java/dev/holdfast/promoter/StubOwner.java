package dev.holdfast.promoter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A service that owns jobs, over real HTTP. What it answers is written in the job: {@code payload.script} lists an answer
 * per call, the last one for good; an outcome's name, or an HTTP status. {@code GET /calls?<jobId>} says how often it was
 * called.
 */
public final class StubOwner implements QuarkusTestResourceLifecycleManager {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpServer server;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void init(Map<String, String> initArgs) {
        settings.putAll(initArgs);
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/internal/jobs", this::perform);
            started.createContext("/calls", this::count);
            started.setExecutor(threads);
            started.start();
            server = started;
            settings.put(
                    "holdfast.booking-url",
                    "http://localhost:" + started.getAddress().getPort());
            return settings;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void perform(HttpExchange exchange) throws IOException {
        JsonNode request = json.readTree(exchange.getRequestBody());
        boolean complete =
                exchange.getRequestHeaders().getFirst("Authorization").startsWith("Service ")
                        && request.path("deadlineMs").asLong() == 20_000
                        && request.path("fence").asLong() > 0;
        String jobId = request.path("jobId").asText();
        int call = calls.computeIfAbsent(jobId, id -> new AtomicInteger()).getAndIncrement();
        JsonNode script = request.path("payload").path("script");
        String answer =
                complete ? script.path(Math.min(call, script.size() - 1)).asText() : "400";
        if (answer.matches("\\d{3}")) {
            answer(exchange, Integer.parseInt(answer), "{}");
        } else {
            answer(
                    exchange,
                    200,
                    "{\"outcome\":\"%s\",\"error\":\"said-so\",\"later\":\"unknown field\"}".formatted(answer));
        }
    }

    private void count(HttpExchange exchange) throws IOException {
        AtomicInteger count = calls.get(exchange.getRequestURI().getQuery());
        answer(exchange, 200, String.valueOf(count == null ? 0 : count.get()));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdown();
    }
}
