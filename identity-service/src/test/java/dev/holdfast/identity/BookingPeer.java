package dev.holdfast.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * booking-service as far as this service calls it, over real HTTP. Quarkus loads test code in several class loaders, so what a test
 * tells it is kept in system properties, in types of the JDK.
 */
public final class BookingPeer implements QuarkusTestResourceLifecycleManager {

    private static final String LEFT = "holdfast.test.bookings-left";

    private @Nullable HttpServer server;

    /** What it answers about a client; about anybody else that it is away. */
    @SuppressWarnings("unchecked")
    static Map<String, String> left() {
        return (Map<String, String>) System.getProperties().computeIfAbsent(LEFT, key -> new ConcurrentHashMap<>());
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            peer.createContext("/internal/clients/", BookingPeer::answer);
            peer.start();
            server = peer;
            return Map.of(
                    "holdfast.booking-url",
                    "http://localhost:" + peer.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String known = authorization.startsWith("Service ") ? left().get(path[3]) : null;
        byte[] body = (known == null ? "{}" : known).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(known == null ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
