package dev.holdfast.faults.owner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.faults.history.OwnerLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The owner's door for jobs, {@code POST /<worker>/internal/jobs}, over real HTTP. */
public final class Owner implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final ObjectMapper json = new ObjectMapper();
    private final Ledger ledger = new Ledger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Behaviour behaviour = Behaviour.GOOD;

    /** Starts it on a free port. */
    public Owner() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::perform);
        server.setExecutor(threads);
        server.start();
    }

    /** Where a worker finds it; each has an address of its own, by which its calls are told apart. */
    public String urlFor(int worker) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + worker;
    }

    /** From now on. */
    public void behave(Behaviour next) {
        behaviour = next;
    }

    /** What it did and said so far. */
    public OwnerLog log() {
        return ledger.log();
    }

    /** Forgets everything, and behaves. */
    public void clear() {
        behaviour = Behaviour.GOOD;
        ledger.clear();
    }

    private void perform(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = json.readTree(exchange.getRequestBody());
            Call call = new Call(
                    Integer.parseInt(exchange.getRequestURI().getPath().split("/", 3)[1]),
                    request.path("jobId").asText(),
                    request.path("fence").asLong(),
                    request.path("attempt").asInt());
            answer(exchange, call, behaviour);
        }
    }

    private void answer(HttpExchange exchange, Call call, Behaviour now) throws IOException {
        now.arrives(call);
        OptionalInt refusal = now.refusal(call);
        if (refusal.isPresent()) {
            ledger.answers(call, false);
            send(exchange, refusal.getAsInt(), "{}");
            return;
        }
        String outcome =
                switch (ledger.enter(call)) {
                    case DONE -> "done";
                    case BUSY -> "busy";
                    case SUPERSEDED -> "superseded";
                    case ENTERED -> act(call, now);
                };
        if (!now.dropsAnswer(call)) {
            ledger.answers(call, outcome.equals("done"));
            send(exchange, 200, "{\"outcome\":\"%s\"}".formatted(outcome));
        }
    }

    private String act(Call call, Behaviour now) {
        now.before(call);
        if (!ledger.act(call)) {
            ledger.leave(call);
            return "superseded";
        }
        now.after(call);
        return "done";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
