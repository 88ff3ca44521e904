package dev.holdfast.booking.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calendly, identity-service, webhook-gateway and job-promoter as far as this service calls them, over real HTTP on one port. Quarkus loads test
 * code in several class loaders, so what a test tells the peers is kept in system properties, in types of the JDK.
 */
public final class Peers implements QuarkusTestResourceLifecycleManager {

    private static final String PREFIX = "holdfast.test.peers.";
    private static final String USER = "https://api.calendly.test/users/mira";

    private @Nullable HttpServer server;

    /** What webhook-gateway answers, by event id. */
    public static Map<String, String> events() {
        return shared("events", ConcurrentHashMap::new);
    }

    /** What Calendly answers for a scheduled event, by uuid. */
    public static Map<String, String> scheduledEvents() {
        return shared("scheduledEvents", ConcurrentHashMap::new);
    }

    /** What Calendly answers for an invitee, by uuid. */
    public static Map<String, String> invitees() {
        return shared("invitees", ConcurrentHashMap::new);
    }

    /** The uuids of the scheduled events that Calendly was asked to cancel, in order, each with the body it came with. */
    public static List<String> cancellations() {
        return shared("cancellations", CopyOnWriteArrayList::new);
    }

    /** The callback URLs of the webhook subscriptions that were made. */
    public static List<String> subscriptions() {
        return shared("subscriptions", CopyOnWriteArrayList::new);
    }

    /**
     * How the peers answer. {@code links} (Calendly, asked for a single-use link): {@code well}, {@code silent} or {@code down}.
     * {@code gateway}, {@code identity} (asked about a user) and {@code events} (Calendly, asked for a scheduled event): a status, {@code garbage}, {@code silent} or
     * {@code hang-up}. {@code cancellation} (Calendly, asked to cancel): the same, or the message of a 403.
     */
    public static Map<String, String> mood() {
        return shared("mood", ConcurrentHashMap::new);
    }

    @SuppressWarnings("unchecked")
    static <T> T shared(String name, Supplier<T> empty) {
        return (T) System.getProperties().computeIfAbsent(PREFIX + name, key -> empty.get());
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer peers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            peers.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            peers.createContext("/calendly/users/me", exchange -> answer(exchange, 200, me()));
            peers.createContext("/calendly/webhook_subscriptions", Peers::subscriptions);
            peers.createContext("/calendly/scheduling_links", Peers::schedulingLink);
            peers.createContext("/calendly/scheduled_events", Peers::scheduledEvents);
            peers.createContext("/internal/webhook-events/", Peers::webhookEvent);
            peers.createContext("/internal/users/", Peers::user);
            TestTokens.serveKeySet(peers);
            peers.createContext("/internal/poke", exchange -> answer(exchange, 202, ""));
            peers.start();
            server = peers;
            String url = "http://localhost:" + peers.getAddress().getPort();
            return Map.of(
                    "holdfast.calendly.base-url", url + "/calendly",
                    "holdfast.identity-url", url,
                    "holdfast.webhook-url", url,
                    "holdfast.promoter-url", url);
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

    private static String me() {
        return "{\"resource\":{\"uri\":\"%s\",\"name\":\"Mira\",\"current_organization\":\"https://api.calendly.test/organizations/o\"}}"
                .formatted(USER);
    }

    /** Does not refuse a second subscription for the same URL: Calendly does not promise to. */
    private static void subscriptions(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String url = body.replaceFirst("(?s).*\"url\"\\s*:\\s*\"([^\"]+)\".*", "$1");
            subscriptions().add(url);
            answer(exchange, 201, "{\"resource\":" + subscription(url) + "}");
        } else {
            String all = String.join(
                    ",", subscriptions().stream().map(Peers::subscription).toList());
            answer(exchange, 200, "{\"collection\":[" + all + "],\"pagination\":{\"next_page_token\":null}}");
        }
    }

    private static String subscription(String url) {
        return "{\"uri\":\"https://api.calendly.test/webhook_subscriptions/%d\",\"callback_url\":\"%s\",\"state\":\"active\"}"
                .formatted(url.hashCode() & 0xffff, url);
    }

    private static void schedulingLink(HttpExchange exchange) throws IOException {
        switch (mood().getOrDefault("links", "well")) {
            case "well" ->
                answer(exchange, 201, "{\"resource\":{\"booking_url\":\"https://calendly.test/d/single-use\"}}");
            case "down" -> answer(exchange, 503, "{\"title\":\"Down\",\"message\":\"Try later\"}");
            default -> exchange.getRequestBody().readAllBytes();
        }
    }

    private static void scheduledEvents(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/scheduled_events")) {
            CalendlyLists.events(exchange);
        } else if (path.endsWith("/invitees")) {
            CalendlyLists.invitees(exchange);
        } else {
            scheduledEvent(exchange);
        }
    }

    private static void scheduledEvent(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String uuid = path.replaceFirst(".*/scheduled_events/([^/]+).*", "$1");
        boolean cancelling = path.endsWith("/cancellation");
        if (cancelling && !CalendlyDesk.knows(uuid)) {
            cancellation(exchange, uuid);
        } else if (CalendlyDesk.knows(uuid) && CalendlyDesk.answers(exchange)) {
            return;
        } else if (mood().containsKey("events")) {
            misbehave(exchange, mood().get("events"));
        } else {
            Map<String, String> known = path.contains("/invitees/") ? invitees() : scheduledEvents();
            String found = known.get(lastSegment(exchange));
            answer(exchange, found == null ? 404 : 200, found == null ? "{}" : "{\"resource\":" + found + "}");
        }
    }

    private static void cancellation(HttpExchange exchange, String uuid) throws IOException {
        String mood = mood().get("cancellation");
        if (mood == null) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            cancellations().add(uuid + " " + body);
            answer(exchange, 201, "{\"resource\":{\"canceler_type\":\"host\"}}");
        } else if (mood.startsWith("Event") || mood.startsWith("You")) {
            answer(exchange, 403, "{\"title\":\"Permission Denied\",\"message\":\"" + mood + "\"}");
        } else {
            misbehave(exchange, mood);
        }
    }

    private static void webhookEvent(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("Service ")) {
            answer(exchange, 401, "{}");
        } else if (mood().containsKey("gateway")) {
            misbehave(exchange, mood().get("gateway"));
        } else {
            String found = events().get(lastSegment(exchange));
            answer(exchange, found == null ? 404 : 200, found == null ? "{}" : found);
        }
    }

    /** Everybody is known and may be anything, but {@code us_nobody}; {@code us_closed} is gone, {@code us_mere_client} is no staff. */
    private static void user(HttpExchange exchange) throws IOException {
        String id = lastSegment(exchange);
        if (mood().containsKey("identity")) {
            misbehave(exchange, mood().get("identity"));
        } else if (id.equals("us_nobody")) {
            answer(exchange, 404, "{}");
        } else {
            String state = id.equals("us_closed") ? "closed" : "active";
            String roles = id.equals("us_mere_client") ? "\"client\"" : "\"admin\",\"client\",\"practitioner\"";
            answer(
                    exchange,
                    200,
                    "{\"id\":\"%s\",\"name\":\"Somebody\",\"state\":\"%s\",\"roles\":[%s]}"
                            .formatted(id, state, roles));
        }
    }

    private static void misbehave(HttpExchange exchange, String mood) throws IOException {
        switch (mood) {
            case "garbage" -> answer(exchange, 200, "{\"id\": [");
            case "hang-up" -> exchange.close();
            case "silent" -> exchange.getRequestBody().readAllBytes();
            default -> answer(exchange, Integer.parseInt(mood), "{}");
        }
    }

    private static String lastSegment(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
