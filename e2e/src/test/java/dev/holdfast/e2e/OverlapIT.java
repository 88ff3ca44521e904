package dev.holdfast.e2e;

import static com.mongodb.client.model.Filters.exists;
import static dev.holdfast.e2e.driver.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.AtOnce;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnRunningStack
@Order(40)
class OverlapIT {
    private static final int WRITERS = 8;

    private final Stack stack;
    private final Waits waits;

    OverlapIT(Stack stack) {
        this.stack = stack;
        this.waits = new Waits(stack);
    }

    @Test
    void theSecondOfTwoOverlappingBookingsIsConflictedAndListedForStaff() {
        Offering hour = stack.offering(60);
        Offering half = stack.offering(30);
        Session first = stack.settle(Person.called("Rani"));
        Session second = stack.settle(Person.called("Sara"));
        Instant start = stack.times().next();

        Booked earlier = book(first, hour, start);
        waits.booking(first, earlier, "CONFIRMED");
        Booked later = book(second, half, start.plus(Duration.ofMinutes(30)));

        String conflicted =
                waits.booking(second, later, "CONFLICTED").path("id").asText();
        waits.task(stack.signInAs("practitioner"), "booking-conflict", conflicted);
        waits.booking(first, earlier, "CONFIRMED");
    }

    @Test
    void ofManyWritersAtOnceOneWins() {
        Session session = stack.settle(Person.called("Tara"));
        var invitees = new Invitees(stack);
        Instant start = stack.times().next();
        List<CalendlyInvitee> all = IntStream.range(0, WRITERS)
                .mapToObj(i -> invitees.of(session, start.plus(Duration.ofMinutes(5L * (i % 3)))))
                .toList();

        AtOnce.run(all.stream().map(this::delivery).toList());

        List<String> statuses = Promise.within(
                SOON,
                WRITERS + " bookings",
                () -> all.stream().map(this::statusOf).toList(),
                seen -> !seen.contains("absent"));
        assertThat(statuses).containsOnly("CONFIRMED", "CONFLICTED").containsOnlyOnce("CONFIRMED");
        stack.mongo().awaitQuiet(SOON);
        noFiveMinutesTwice();
    }

    private void noFiveMinutesTwice() {
        Set<String> held = new HashSet<>();
        for (Document booking : stack.mongo().find("bookings", exists("claims"))) {
            for (Object bucket : booking.getList("claims", Object.class)) {
                assertThat(held.add(booking.getString("practitionerId") + " " + bucket))
                        .isTrue();
            }
        }
        assertThat(held).isNotEmpty();
    }

    private Booked book(Session session, Offering offering, Instant start) {
        String url = session.bookingLink(offering.id()).url();
        return stack.calendlyPages().book(url, stack.somebody("Typed"), start);
    }

    private Callable<Integer> delivery(CalendlyInvitee invitee) {
        String body = invitee.created(invitee.createdAt());
        return () -> stack.calendly().deliver(body).expect(200).status();
    }

    private String statusOf(CalendlyInvitee invitee) {
        return stack.mongo().bookingsOfInvitee(invitee.uri()).stream()
                .map(booking -> booking.getString("status"))
                .findFirst()
                .orElse("absent");
    }
}
