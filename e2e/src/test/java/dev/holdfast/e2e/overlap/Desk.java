package dev.holdfast.e2e.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.Http;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.overlap.Request.Accepted;
import dev.holdfast.e2e.overlap.Request.Ask;
import dev.holdfast.e2e.overlap.Request.Book;
import dev.holdfast.e2e.overlap.Request.Cancel;
import dev.holdfast.e2e.overlap.Request.Ended;
import dev.holdfast.e2e.overlap.Request.Move;
import dev.holdfast.e2e.overlap.Request.Outcome;
import dev.holdfast.e2e.overlap.Request.Taken;
import dev.holdfast.e2e.overlap.Request.Unclear;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts requests to the processes of booking-service in turn, and notes what was asked and answered. Who is not answered for certain asks
 * again with the same key, the next process then. May be used from any thread.
 */
final class Desk {

    private static final int UNCERTAIN = 500;

    /** How long people ask again; much longer than they ever need to. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What such an answer says. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final List<Http> processes;
    private final Clock clock;
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

    Desk(List<Http> processes, Clock clock) {
        this.processes = List.copyOf(processes);
        this.clock = clock;
    }

    /** All that was asked so far. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    Request book(Caller caller, String clientId, Sold sold, Instant start, boolean override) {
        Map<String, Object> body = new HashMap<>(Map.of("offeringId", sold.offeringId(), "startsAt", start.toString()));
        if (caller.isStaff()) {
            body.put("clientId", clientId);
            body.put("override", override);
        }
        return ask(caller, new Book(sold.time(start), sold.whole(start), override), "/api/bookings", body);
    }

    Request move(Caller caller, String id, Sold sold, Instant start, boolean override) {
        Map<String, Object> body = new HashMap<>(Map.of("startsAt", start.toString()));
        if (caller.isStaff()) {
            body.put("override", override);
        }
        return ask(
                caller,
                new Move(id, sold.time(start), sold.whole(start), override),
                "/api/bookings/" + id + "/reschedule",
                body);
    }

    Request cancel(Caller caller, String id) {
        return ask(caller, new Cancel(id), "/api/bookings/" + id + "/cancel", Map.of());
    }

    private Request ask(Caller caller, Ask ask, String path, Map<String, Object> body) {
        String key = UUID.randomUUID().toString();
        var attempts = new AtomicInteger();
        Instant begun = clock.instant();
        Outcome outcome;
        try {
            Answer answer = Promise.within(
                    PATIENCE,
                    RETRY_AFTER,
                    "a certain answer",
                    () -> send(caller, path, body, key, attempts),
                    Desk::isCertain);
            outcome = outcome(answer);
        } catch (Promise.Broken none) {
            outcome = new Unclear(none.toString());
        }
        var request = new Request(ask, caller.isStaff(), begun, clock.instant(), attempts.get(), outcome);
        requests.add(request);
        return request;
    }

    private static boolean isCertain(Answer answer) {
        return answer.status() < UNCERTAIN && !answer.slug().equals("request-in-progress");
    }

    private Answer send(Caller caller, String path, Map<String, Object> body, String key, AtomicInteger attempts) {
        attempts.incrementAndGet();
        Http process = processes.get(Math.floorMod(turn.getAndIncrement(), processes.size()));
        return process.post(path, body, "Authorization", caller.authorization(), "Idempotency-Key", key);
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer.status()) {
            case 200, 201 -> accepted(answer.json());
            case 409 ->
                switch (answer.slug()) {
                    case "slot-taken" -> new Taken();
                    case "booking-ended" -> new Ended();
                    default -> new Unclear(answer.toString());
                };
            default -> new Unclear(answer.toString());
        };
    }

    private static Accepted accepted(JsonNode booking) {
        return new Accepted(
                booking.path("id").asText(),
                booking.path("status").asText(),
                booking.path("rev").asLong(),
                new Span(
                        Instant.parse(booking.path("startsAt").asText()),
                        Instant.parse(booking.path("endsAt").asText())));
    }
}
