package dev.holdfast.booking.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Calendly's lists of scheduled events and their invitees, page by page. */
public final class CalendlyLists {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    private CalendlyLists() {}

    /** Scheduled events, by uuid. */
    public static Map<String, String> events() {
        return Peers.shared("listed.events", ConcurrentHashMap::new);
    }

    /** The one invitee of each scheduled event, by the event's uuid. */
    public static Map<String, String> invitees() {
        return Peers.shared("listed.invitees", ConcurrentHashMap::new);
    }

    /** The paths that were asked for, queries included. */
    public static List<String> asked() {
        return Peers.shared("listed.asked", CopyOnWriteArrayList::new);
    }

    /** Puts an event as it now is, and its invitee, into the lists. */
    public static void list(CalendlyEventFixture fixture, boolean canceled) {
        events().put(fixture.scheduledEventUuid(), fixture.listedEvent(canceled).toString());
        invitees()
                .put(
                        fixture.scheduledEventUuid(),
                        fixture.listedInvitee(canceled).toString());
    }

    public static void clear() {
        events().clear();
        invitees().clear();
        asked().clear();
    }

    /**
     * Answers {@code GET /scheduled_events}. Peers' mood {@code list}: a status, {@code throttled} (once a page was served,
     * everything is refused). Mood {@code page}: how many events make a page.
     */
    static void events(HttpExchange exchange) throws IOException {
        asked().add(decoded(exchange));
        Map<String, String> query = query(exchange);
        int from = Integer.parseInt(query.getOrDefault("page_token", "0"));
        int size = Integer.parseInt(Peers.mood().getOrDefault("page", query.getOrDefault("count", "20")));
        String mood = Peers.mood().get("list");
        if (mood != null && !(mood.equals("throttled") && from == 0)) {
            refuse(exchange, mood);
            return;
        }
        List<JsonNode> all = events().values().stream()
                .map(CalendlyLists::tree)
                .filter(event -> isWithin(startOf(event), query))
                .sorted(Comparator.comparing(CalendlyLists::startOf))
                .toList();
        List<JsonNode> items = all.stream().skip(from).limit(size).toList();
        Peers.answer(exchange, OK, page(items, from + size < all.size() ? String.valueOf(from + size) : null));
    }

    /** Answers {@code GET /scheduled_events/{uuid}/invitees}. */
    static void invitees(HttpExchange exchange) throws IOException {
        asked().add(decoded(exchange));
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String invitee = invitees().get(path[path.length - 2]);
        Peers.answer(exchange, OK, page(invitee == null ? List.of() : List.of(tree(invitee)), null));
    }

    private static String decoded(HttpExchange exchange) {
        return exchange.getRequestURI().getPath() + "?"
                + exchange.getRequestURI().getQuery();
    }

    private static void refuse(HttpExchange exchange, String mood) throws IOException {
        exchange.getResponseHeaders().add("X-RateLimit-Reset", "42");
        Peers.answer(exchange, mood.equals("throttled") ? TOO_MANY : Integer.parseInt(mood), "{\"title\":\"No\"}");
    }

    private static String page(List<JsonNode> items, @Nullable String next) {
        ObjectNode page = JSON.createObjectNode();
        page.set("collection", JSON.valueToTree(items));
        page.set("pagination", JSON.createObjectNode().put("next_page_token", next));
        return page.toString();
    }

    private static boolean isWithin(Instant start, Map<String, String> query) {
        return !start.isBefore(Instant.parse(query.get("min_start_time")))
                && !start.isAfter(Instant.parse(query.get("max_start_time")));
    }

    private static Instant startOf(JsonNode event) {
        return OffsetDateTime.parse(event.path("start_time").asText()).toInstant();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return query;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
