package dev.holdfast.bench.bookings;

import dev.holdfast.bench.load.Shot;
import dev.holdfast.e2e.driver.Session;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes requests for bookings as the pages do: each with a key of its own, by one client after the other. */
final class Requests {

    private static final String PATH = "/api/bookings";

    private final Practice practice;
    private final List<Session> clients;
    private int next;

    Requests(Practice practice, List<Session> clients) {
        this.practice = practice;
        this.clients = List.copyOf(clients);
    }

    /** So many requests for free times, no two for the same; consecutive ones are for different practitioners. */
    List<Shot> make(int number) {
        List<String> authorizations = authorizations();
        return IntStream.range(0, number)
                .mapToObj(i -> shot(practice.time(next++), null, authorizations.get(i % authorizations.size())))
                .toList();
    }

    /** So many requests for the same free time. */
    List<Shot> rivals(int number) {
        List<String> authorizations = authorizations();
        Practice.Time time = practice.time(next++);
        return IntStream.range(0, number)
                .mapToObj(i -> shot(time, null, authorizations.get(i % authorizations.size())))
                .toList();
    }

    /** Fills a practitioner's time, as staff do it for a client. */
    List<Shot> filling(Practice.Question question, Session staff, String clientId) {
        String authorization = staff.authorization();
        return question.times().stream()
                .map(time -> shot(time, clientId, authorization))
                .toList();
    }

    private List<String> authorizations() {
        return clients.stream().map(Session::authorization).toList();
    }

    private static Shot shot(Practice.Time time, @Nullable String clientId, String authorization) {
        String id = UUID.randomUUID().toString();
        String client = clientId == null ? "" : ",\"clientId\":\"" + clientId + "\"";
        String body = "{\"offeringId\":\"" + time.offeringId() + "\",\"practitionerId\":\"" + time.practitionerId()
                + "\",\"startsAt\":\"" + time.startsAt() + "\"" + client + "}";
        return Shot.post(
                id,
                PATH,
                Map.of("Authorization", authorization, "Idempotency-Key", id),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
