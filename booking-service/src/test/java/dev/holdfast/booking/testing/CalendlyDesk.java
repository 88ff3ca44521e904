package dev.holdfast.booking.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calendly's memory of invitees, and its door for cancelling their events; what it holds is in types of the JDK, as in {@link Peers}. */
public final class CalendlyDesk {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CalendlyDesk() {}

    /** An invitee and its event are in the calendar. */
    public static void holds(CalendlyEventFixture invitee) {
        put(invitee.uri(), JSON.createObjectNode().put("status", "active"));
    }

    /** The invitee has moved itself. */
    public static void moves(CalendlyEventFixture from, CalendlyEventFixture to) {
        put(from.uri(), JSON.createObjectNode().put("status", "canceled").put("new_invitee", to.uri()));
        holds(to);
    }

    /** The invitee has cancelled itself. */
    public static void cancels(CalendlyEventFixture invitee) {
        put(invitee.uri(), canceled("Changed my mind"));
    }

    /** The reasons that were given for cancelling the event of this invitee, in order. */
    public static List<String> reasonsFor(CalendlyEventFixture invitee) {
        return cancellations().stream()
                .filter(line -> line.startsWith(invitee.scheduledEventUuid() + " "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    /** Whether there is an invitee of this event. */
    static boolean knows(String event) {
        return invitees().keySet().stream().anyMatch(key -> key.contains("/" + event + "/"));
    }

    /** Answers what is asked about an invitee or a cancellation; false when the question is another one. */
    static boolean answers(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/cancellation")) {
            cancel(exchange, path.replaceFirst(".*/scheduled_events/([^/]+)/cancellation", "$1"));
            return true;
        }
        if (path.contains("/invitees/")) {
            ObjectNode found = get(path.substring(path.indexOf("/scheduled_events/")));
            Peers.answer(exchange, found == null ? 404 : 200, found == null ? "{}" : "{\"resource\":" + found + "}");
            return true;
        }
        return false;
    }

    private static void cancel(HttpExchange exchange, String event) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String mood = Peers.mood().getOrDefault("cancel", "well");
        if (mood.equals("503") || mood.equals("500")) {
            Peers.answer(exchange, Integer.parseInt(mood), "{}");
            return;
        }
        String path = invitees().keySet().stream()
                .filter(key -> key.contains("/" + event + "/"))
                .findFirst()
                .orElse("nobody");
        ObjectNode invitee = get(path);
        if (invitee == null) {
            Peers.answer(exchange, 404, "{}");
        } else if (invitee.path("status").asText().equals("canceled")) {
            Peers.answer(exchange, 403, "{\"title\":\"Permission Denied\",\"message\":\"Event is already canceled\"}");
        } else {
            String reason = JSON.readTree(body).path("reason").asText();
            cancellations().add(event + " " + reason);
            invitees().put(path, complete(path, canceled(reason)).toString());
            if (mood.equals("lost")) {
                exchange.close();
            } else {
                Peers.answer(exchange, 201, "{\"resource\":{}}");
            }
        }
    }

    private static ObjectNode canceled(String reason) {
        ObjectNode canceled = JSON.createObjectNode().put("status", "canceled");
        canceled.putObject("cancellation").put("reason", reason);
        return canceled;
    }

    private static void put(String uri, ObjectNode invitee) {
        String path = uri.substring(uri.indexOf("/scheduled_events/"));
        invitees().put(path, complete(path, invitee).toString());
    }

    private static ObjectNode complete(String path, ObjectNode invitee) {
        String api = "https://api.calendly.test";
        return invitee.put("uri", api + path).put("event", api + path.substring(0, path.indexOf("/invitees/")));
    }

    private static @Nullable ObjectNode get(String path) {
        String found = invitees().get(path);
        try {
            return found == null ? null : (ObjectNode) JSON.readTree(found);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> invitees() {
        return shared("desk.invitees", ConcurrentHashMap::new);
    }

    private static List<String> cancellations() {
        return shared("desk.cancellations", CopyOnWriteArrayList::new);
    }

    @SuppressWarnings("unchecked")
    private static <T> T shared(String name, Supplier<T> empty) {
        return (T) System.getProperties().computeIfAbsent("holdfast.test.peers." + name, key -> empty.get());
    }
}
