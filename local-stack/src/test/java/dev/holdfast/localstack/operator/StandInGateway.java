package dev.holdfast.localstack.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An edge with some webhook events, {@code e1} the oldest, that have been replayed as often as their numbers say. */
final class StandInGateway implements AutoCloseable {

    static final String EVENTS = "/api/webhook-events";

    private static final Pattern PAGE = Pattern.compile("(?:^|&)page=(\\d+)");
    private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=(\\d+)");
    private static final Pattern REPLAY = Pattern.compile(EVENTS + "/(\\w+)/replay");

    private final HttpServer server;
    private final List<ObjectNode> newestFirst = new CopyOnWriteArrayList<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<String> replays = new CopyOnWriteArrayList<>();
    private volatile String refused = "";
    private volatile boolean growing;

    StandInGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Gets so many events more, whose jobs are in this state. */
    void has(int more, @Nullable String outcome) {
        for (int n = 0; n < more; n++) {
            int number = newestFirst.size() + 1;
            ObjectNode event = JsonNodeFactory.instance.objectNode();
            event.put("id", "e" + number)
                    .put("event", "invitee.created")
                    .put("state", "STORED")
                    .put("receivedAt", "2027-01-14T09:00:00Z")
                    .put("replays", number);
            if (outcome != null) {
                event.putObject("job").put("state", outcome);
            }
            newestFirst.addFirst(event);
        }
    }

    void getsAnotherAfterEachPage() {
        growing = true;
    }

    /** Answers that this one was replayed meanwhile. */
    void refuses(String id) {
        refused = id;
    }

    List<String> queries() {
        return queries;
    }

    /** What was asked to be replayed, with the bodies. */
    List<String> replays() {
        return replays;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String path = exchange.getRequestURI().getPath();
        Matcher replay = REPLAY.matcher(path);
        if (replay.matches()) {
            answerReplay(exchange, replay.group(1), body);
        } else if (path.equals(EVENTS)) {
            send(exchange, 200, page(exchange.getRequestURI().getRawQuery()));
        } else {
            send(exchange, 200, JsonNodeFactory.instance.objectNode().put("accessToken", "t"));
        }
    }

    private void answerReplay(HttpExchange exchange, String id, String body) throws IOException {
        replays.add(id + " " + inOrder(body));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (id.equals(refused)) {
            send(exchange, 409, answer.put("title", "This event was replayed meanwhile"));
        } else {
            send(exchange, 200, answer.put("event", id).put("jobId", "job-of-" + id));
        }
    }

    /** The body's fields come in any order. */
    private static String inOrder(String body) {
        return body.startsWith("{\"expectedReplays\"")
                ? body.replaceFirst("\\{(\"expectedReplays\":\\d+),(.*)}", "{$2,$1}")
                : body;
    }

    private JsonNode page(String query) {
        queries.add(query);
        int limit = number(LIMIT, query);
        int skipped = (number(PAGE, query) - 1) * limit;
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("total", newestFirst.size());
        page.putArray("items")
                .addAll(newestFirst.stream().skip(skipped).limit(limit).toList());
        if (growing) {
            has(1, "DEAD");
        }
        return page;
    }

    private static int number(Pattern parameter, String query) {
        Matcher found = parameter.matcher(query);
        if (!found.find()) {
            throw new IllegalArgumentException("no number in " + query);
        }
        return Integer.parseInt(found.group(1));
    }

    private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
        byte[] body = json.toString().getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
