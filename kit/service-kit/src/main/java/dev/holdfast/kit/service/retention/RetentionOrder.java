package dev.holdfast.kit.service.retention;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Which period may not be shorter than which. A service with periods in another order does not start. */
@Singleton
public class RetentionOrder {

    private final RetentionConfig config;

    RetentionOrder(RetentionConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        List<String> objections = objections(config);
        if (!objections.isEmpty()) {
            throw new IllegalStateException(String.join(" ", objections));
        }
    }

    /** One sentence for each pair that is the wrong way round. */
    static List<String> objections(RetentionConfig config) {
        var tokens = new Period("tokens", config.tokens());
        var events = new Period("events", config.events());
        var jobs = new Period("jobs", config.jobs());
        var effects = new Period("effects", config.effects());
        var deliveries = new Period("deliveries", config.deliveries());
        var invitees = new Period("invitees", config.invitees());
        var typed = new Period("typed", config.typed());
        return Stream.of(
                        events.notShorterThan(tokens, "an event is kept as long as the token it may bring counts"),
                        jobs.notShorterThan(events, "a replayed event would be processed again"),
                        effects.notShorterThan(jobs, "a job could come again after its effect was forgotten"),
                        deliveries.notShorterThan(jobs, "a mail whose job came again would be sent again"),
                        invitees.notShorterThan(events, "a replayed event would not find its invitee"),
                        invitees.notShorterThan(typed, "what an invitee typed goes with the invitee at the latest"))
                .flatMap(List::stream)
                .toList();
    }

    private record Period(String name, Duration length) {

        List<String> notShorterThan(Period other, String because) {
            return length.compareTo(other.length) >= 0
                    ? List.of()
                    : List.of("holdfast.retention.%s (%s) must not be shorter than holdfast.retention.%s (%s): %s."
                            .formatted(name, length, other.name, other.length, because));
        }
    }
}
