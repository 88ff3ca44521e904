package dev.holdfast.e2e;

import static dev.holdfast.e2e.driver.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.AtOnce;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.CalendlyWebhooks;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnRunningStack
@Order(20)
class RepeatedWebhooksIT {
    private static final int TIMES = 5;

    private final Stack stack;
    private final Waits waits;
    private final Invitees invitees;

    RepeatedWebhooksIT(Stack stack) {
        this.stack = stack;
        this.waits = new Waits(stack);
        this.invitees = new Invitees(stack);
    }

    @Test
    void oneBookingAndOneMailHoweverOftenCalendlySaysIt() {
        Person guest = Person.called("Hema");
        Session session = stack.settle(guest);
        CalendlyInvitee invitee = invitees.of(session);
        Instant now = stack.clock().instant();
        String body = invitee.created(now);
        String dayOld = stack.calendly().signature(body, now.minus(Duration.ofDays(1)));

        List<Answer> atOnce = stack.calendly().deliverAtOnce(body, TIMES);
        Answer rendered = stack.calendly().deliver(invitee.created(now.plusSeconds(90)));
        Answer late = stack.calendly().deliver(body, dayOld);
        waits.stored(invitee, "CONFIRMED");
        Answer afterwards = stack.calendly().deliver(body, dayOld);

        assertThat(atOnce).extracting(Answer::status).containsOnly(200);
        assertThat(List.of(rendered, late, afterwards))
                .extracting(Answer::status)
                .containsOnly(200);
        stack.mongo().awaitQuiet(SOON);
        assertThat(stack.mongo().bookingsOfInvitee(invitee.uri())).hasSize(1);
        assertThat(session.all("/api/bookings")).hasSize(1);
        assertThat(mailsAbout(guest, invitee)).hasSize(1);
        assertThat(event(invitee).path("copies").asInt()).isEqualTo(1);
    }

    @Test
    void aLateFirstDeliveryIsAuthenticAllTheSame() {
        Person guest = Person.called("Indira");
        CalendlyInvitee invitee = invitees.of(stack.settle(guest));
        String body = invitee.created(stack.clock().instant());
        Instant dayAgo = stack.clock().instant().minus(Duration.ofDays(1));

        stack.calendly().deliver(body, stack.calendly().signature(body, dayAgo)).expect(200);

        waits.stored(invitee, "CONFIRMED");
        waits.mail(guest, invitee.startsAt(), CalendarEntry::isRequest);
        assertThat(event(invitee).path("late").asBoolean()).isTrue();
    }

    @Test
    void aRepeatedCancellationWithTheSameTokenCancelsExactlyThatBooking() {
        Person guest = Person.called("Jaya");
        Session session = stack.settle(guest);
        CalendlyInvitee kept = invitees.of(session);
        CalendlyInvitee cancelled = invitees.of(session);
        Instant now = stack.clock().instant();
        stack.calendly().deliver(kept.created(now)).expect(200);
        stack.calendly().deliver(cancelled.created(now)).expect(200);
        waits.stored(kept, "CONFIRMED");
        waits.stored(cancelled, "CONFIRMED");
        waits.mail(guest, cancelled.startsAt(), CalendarEntry::isRequest);

        List<Answer> answers = stack.calendly().deliverAtOnce(cancelled.canceled(now), TIMES);

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        waits.stored(cancelled, "CANCELLED");
        waits.mail(guest, cancelled.startsAt(), CalendarEntry::isCancellation);
        stack.mongo().awaitQuiet(SOON);
        assertThat(mailsAbout(guest, cancelled)).hasSize(2);
        waits.stored(kept, "CONFIRMED");
        assertThat(stack.tasksAbout(stack.signInAs("admin"), uuidOf(cancelled))).isEmpty();
    }

    @Test
    void aCancellationThatArrivesBeforeItsCreationWins() {
        Person guest = Person.called("Kavya");
        Session session = stack.settle(guest);
        CalendlyInvitee invitee = invitees.of(session);
        Instant now = stack.clock().instant();

        stack.calendly().deliver(invitee.canceled(now)).expect(200);
        stack.mongo().awaitQuiet(SOON);
        stack.calendly().deliver(invitee.created(now)).expect(200);
        stack.mongo().awaitQuiet(SOON);

        assertThat(stack.mongo().bookingsOfInvitee(invitee.uri()))
                .hasSize(1)
                .allMatch(booking -> "CANCELLED".equals(booking.get("status")))
                .noneMatch(booking -> booking.containsKey("claims"));
        assertThat(session.all("/api/bookings"))
                .extracting(booking -> booking.path("status").asText())
                .containsExactly("CANCELLED");
        assertThat(stack.inbox().about(guest.email(), invitee.startsAt(), CalendarEntry::isRequest))
                .isEmpty();
    }

    @Test
    void bothHalvesAtOnceEndCancelledToo() {
        Person guest = Person.called("Leela");
        Session session = stack.settle(guest);
        Instant now = stack.clock().instant();
        List<CalendlyInvitee> many =
                List.of(invitees.of(session), invitees.of(session), invitees.of(session), invitees.of(session));

        AtOnce.run(many.stream()
                .flatMap(invitee -> Stream.of(invitee.created(now), invitee.canceled(now)))
                .map(this::delivery)
                .toList());

        stack.mongo().awaitQuiet(SOON);
        assertThat(session.all("/api/bookings"))
                .extracting(booking -> booking.path("status").asText())
                .hasSize(many.size())
                .containsOnly("CANCELLED");
    }

    @Test
    void aTokenServesOneInviteeOnly() {
        Session session = stack.settle(Person.called("Meera"));
        CalendlyInvitee first = invitees.of(session);
        CalendlyInvitee second = invitees.withToken(
                first.token(), stack.times().next(), stack.clock().instant());
        stack.calendly().deliver(first.created(first.createdAt())).expect(200);
        waits.stored(first, "CONFIRMED");

        stack.calendly().deliver(second.created(second.createdAt())).expect(200);

        JsonNode task = waits.task(stack.signInAs("admin"), "outside-policy", uuidOf(second));
        assertThat(task.path("details").path("reason").asText()).isEqualTo("replayed-token");
        assertThat(session.all("/api/bookings")).hasSize(1);
    }

    private Callable<Answer> delivery(String body) {
        return () -> stack.calendly().deliver(body).expect(200);
    }

    private List<?> mailsAbout(Person guest, CalendlyInvitee invitee) {
        return stack.inbox().about(guest.email(), invitee.startsAt(), entry -> true);
    }

    private JsonNode event(CalendlyInvitee invitee) {
        String id = CalendlyWebhooks.eventId("invitee.created", invitee.uri());
        return stack.signInAs("admin")
                .get("/api/webhook-events/" + id)
                .expect(200)
                .json();
    }

    private static String uuidOf(CalendlyInvitee invitee) {
        return invitee.uri().substring(invitee.uri().lastIndexOf('/') + 1);
    }
}
