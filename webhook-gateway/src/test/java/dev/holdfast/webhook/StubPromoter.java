package dev.holdfast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A promoter, over real HTTP, in whose books the job of every event is dead. */
public final class StubPromoter implements QuarkusTestResourceLifecycleManager {

    private final ObjectMapper json = new ObjectMapper();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/job-outcomes", this::answer);
        server.start();
        return Map.of(
                "holdfast.promoter-url",
                "http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode question = json.readTree(exchange.getRequestBody());
        boolean fair = exchange.getRequestHeaders().getFirst("Authorization").startsWith("Service ")
                && question.path("kind").asText().equals("webhook-event");
        ObjectNode answer = json.createObjectNode();
        ArrayNode items = answer.putArray("items");
        question.path("refs").forEach(ref -> items.addObject()
                .put("ref", ref.asText())
                .put("id", "job-of-" + ref.asText())
                .put("state", "DEAD")
                .put("error", "said-so")
                .put("later", "an unknown field"));
        byte[] body = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(fair ? 200 : 400, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
