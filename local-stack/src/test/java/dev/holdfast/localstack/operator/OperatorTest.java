package dev.holdfast.localstack.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.localstack.StackStatus.Account;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorTest {

    private static final Account ADMIN = new Account("admin@practice.example", "right");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer edge;

    @BeforeEach
    void open() throws IOException {
        edge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        edge.createContext("/", this::answer);
        edge.start();
    }

    @AfterEach
    void close() {
        edge.stop(0);
    }

    @Test
    void asksAsTheAdminAndLeavesNoSessionBehind() {
        try (var operator = Operator.signedIn(url(), ADMIN)) {
            operator.get("/api/jobs", new TreeMap<>(Map.of("state", "DEAD", "type", "", "ref", "a|b")));
            operator.post(Operator.at("/api/jobs", "a b|c", "retry"), Map.of("knowingly", true));
        }

        assertThat(asked)
                .containsExactly(
                        "POST /api/auth/login null null",
                        "GET /api/jobs?ref=a%7Cb&state=DEAD Bearer token null",
                        "POST /api/jobs/a%20b%7Cc/retry Bearer token null",
                        "POST /api/auth/logout Bearer token holdfast_refresh=secret");
    }

    @Test
    void saysWhyItWasRefused() {
        try (var operator = Operator.signedIn(url(), ADMIN)) {
            assertThatThrownBy(() -> operator.get("/api/refused"))
                    .isInstanceOf(Refused.class)
                    .hasMessage("The request breaks a rule. Look here. state must be one of A, B.");
        }
        assertThatThrownBy(() -> Operator.signedIn(url(), new Account("a", "wrong")))
                .isInstanceOf(Refused.class)
                .hasMessage("The stack answered 401.");
    }

    private String url() {
        return "http://localhost:" + edge.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String path = exchange.getRequestURI().toString();
        asked.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        path,
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        exchange.getRequestHeaders().getFirst("Cookie")));
        switch (path) {
            case "/api/auth/login" -> {
                exchange.getResponseHeaders().add("Set-Cookie", "holdfast_device=d; Path=/");
                exchange.getResponseHeaders().add("Set-Cookie", "holdfast_refresh=secret; Path=/api/auth; HttpOnly");
                send(
                        exchange,
                        body.contains("right") ? 200 : 401,
                        body.contains("right") ? "{\"accessToken\":\"token\"}" : "{}");
            }
            case "/api/refused" -> send(exchange, 422, """
                    {"title":"The request breaks a rule","detail":"Look here.",
                     "errors":[{"pointer":"?state","detail":"must be one of A, B"}]}
                    """);
            default -> send(exchange, 200, "{}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }
}
