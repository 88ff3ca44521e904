package dev.holdfast.booking.calendly.intake;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;

import dev.holdfast.booking.calendly.intake.EventReading.OfInvitee;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A client books (A), moves the appointment (B), moves it again (C) and cancels it: six events in Calendly's history of four stages, and
 * what Calendly's API answers at each of them.
 */
final class MovedTwice {

    private static final Duration LENGTH = Duration.ofMinutes(30);

    /** One event of the story: which stage of the history it belongs to, and its body. */
    record Told(String name, int stage, InviteeEvent event) {}

    final String token;
    final CalendlyEventFixture a;
    final CalendlyEventFixture b;
    final CalendlyEventFixture c;
    final List<Told> events;

    private final Map<CalendlyEventFixture, String> active = new HashMap<>();

    MovedTwice(String eventType, String token, Instant day) {
        this.token = token;
        this.a = anInvitee().ofType(eventType).at(day, LENGTH).with(token);
        this.b = anInvitee().ofType(eventType).at(day.plusSeconds(3600), LENGTH).movedFrom(a.uri());
        this.c = anInvitee().ofType(eventType).at(day.plusSeconds(7200), LENGTH).movedFrom(b.uri());
        Told createdA = told("created A", 0, a.created());
        Told createdB = told("created B", 1, b.created());
        Told createdC = told("created C", 2, c.created());
        List.of(a, b, c).forEach(invitee -> active.put(invitee, invitee.asAnswered("active")));
        this.events = List.of(
                createdA,
                told("canceled A", 1, a.movedTo(b.uri()).canceled()),
                createdB,
                told("canceled B", 2, b.movedTo(c.uri()).canceled()),
                createdC,
                told("canceled C", 3, c.canceled()));
    }

    private static Told told(String name, int stage, String body) {
        if (CalendlyEvents.read(body) instanceof OfInvitee(var event)) {
            return new Told(name, stage, event);
        }
        throw new AssertionError("unreadable: " + body);
    }

    List<String> uris() {
        return List.of(a.uri(), b.uri(), c.uri());
    }

    /** From now on Calendly answers as it does at this stage. */
    void reach(int stage) {
        List<CalendlyEventFixture> invitees = List.of(a, b, c);
        for (int i = 0; i <= Math.min(stage, 2); i++) {
            CalendlyEventFixture invitee = invitees.get(i);
            String answer = i == stage ? active.get(invitee) : invitee.asAnswered("canceled");
            Peers.invitees().put(invitee.inviteeUuid(), answer);
            Peers.scheduledEvents()
                    .put(invitee.scheduledEventUuid(), invitee.scheduledEvent().toString());
        }
    }

    /** Has Calendly forget it all, so that a long trial does not fill its memory. */
    void forget() {
        for (CalendlyEventFixture invitee : List.of(a, b, c)) {
            Peers.invitees().remove(invitee.inviteeUuid());
            Peers.scheduledEvents().remove(invitee.scheduledEventUuid());
        }
    }
}
