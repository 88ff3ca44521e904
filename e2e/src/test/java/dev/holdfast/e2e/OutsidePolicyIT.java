package dev.holdfast.e2e;

import static dev.holdfast.e2e.driver.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.model.Filters;
import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.CalendlyWebhooks;
import dev.holdfast.e2e.driver.Mail;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnRunningStack
@Order(30)
class OutsidePolicyIT {
    private final Stack stack;
    private final Waits waits;
    private final Invitees invitees;
    private final Session staff;

    OutsidePolicyIT(Stack stack) {
        this.stack = stack;
        this.waits = new Waits(stack);
        this.invitees = new Invitees(stack);
        this.staff = stack.signInAs("practitioner");
    }

    @Test
    void aBookingWithoutTokenIsAttachedToNobodyAndListedForStaff() {
        Person account = Person.called("Nila");
        Session session = stack.settle(account);

        Booked booked = stack.calendlyPages()
                .book(stack.offering(30).calendlyPage(), account, stack.times().next());

        String uuid = booked.inviteeUri().substring(booked.inviteeUri().lastIndexOf('/') + 1);
        JsonNode task = waits.task(staff, "outside-policy", uuid);
        assertThat(task.path("details").path("reason").asText()).isEqualTo("no-token");
        JsonNode event = event(booked.inviteeUri());
        assertThat(event.path("state").asText()).isEqualTo("STORED");
        assertThat(event.path("tokenVerdict").asText()).isEqualTo("absent");
        stack.mongo().awaitQuiet(SOON);
        assertThat(stack.mongo().bookingsOfInvitee(booked.inviteeUri())).isEmpty();
        assertThat(session.all("/api/bookings")).isEmpty();
        assertThat(stack.inbox()
                        .to(account.email(), mail -> mail.calendarEntry().isPresent()))
                .isEmpty();
        assertThat(session.get("/api/tasks").status()).isEqualTo(403);
    }

    @Test
    void whereThePracticeCancelsAStrangerIsShownTheWay() {
        Person stranger = stack.somebody("Stray");
        choose("CANCEL");
        try {
            Booked booked = stack.calendlyPages()
                    .book(
                            stack.offering(30).calendlyPage(),
                            stranger,
                            stack.times().next());

            Mail guide = stack.inbox().await(stranger.email(), SOON, "a guiding mail", mail -> mail.readable()
                    .contains("/offerings"));

            assertThat(guide.readable()).doesNotContain(stranger.name());
            assertThat(stack.mongo().bookingsOfInvitee(booked.inviteeUri())).isEmpty();
            String uuid = booked.inviteeUri().substring(booked.inviteeUri().lastIndexOf('/') + 1);
            assertThat(stack.tasksAbout(staff, uuid)).isEmpty();
            Promise.within(
                    SOON,
                    "Calendly to tell that the event is cancelled",
                    () -> stack.mongo().find("calendly_invitees", Filters.eq("_id", booked.inviteeUri())),
                    found -> "CANCELED".equals(found.getFirst().getString("status")));
            stack.mongo().awaitQuiet(SOON);
            assertThat(stack.mongo().find("busy_blocks", Filters.eq("_id", booked.inviteeUri())))
                    .isEmpty();
        } finally {
            choose("ASK");
        }
    }

    @Test
    void aForgedTokenIsToldFromNone() {
        Session session = stack.settle(Person.called("Oja"));
        String good = String.valueOf(invitees.of(session).token());
        char last = good.charAt(good.length() - 3);
        String forged =
                good.substring(0, good.length() - 3) + (last == 'A' ? 'B' : 'A') + good.substring(good.length() - 2);

        assertThat(reasonFor(forged, stack.clock().instant())).isEqualTo("bad-token");
        assertThat(reasonFor("spring-newsletter", stack.clock().instant())).isEqualTo("bad-token");
        assertThat(session.all("/api/bookings")).isEmpty();
    }

    @Test
    void aTokenIsJudgedAtTheMomentTheInviteeBooked() {
        Session session = stack.settle(Person.called("Priya"));
        Instant now = stack.clock().instant();

        assertThat(reasonFor(invitees.of(session).token(), now.plus(Duration.ofHours(2))))
                .isEqualTo("expired-token");
        assertThat(session.all("/api/bookings")).isEmpty();
    }

    @Test
    void aWrongSignatureIsRefusedAndNothingIsStored() {
        CalendlyInvitee invitee =
                invitees.withToken(null, stack.times().next(), stack.clock().instant());
        String body = invitee.created(stack.clock().instant());
        Instant now = stack.clock().instant();
        String right = stack.calendly().signature(body, now);
        long before = storedEvents();

        refused(body, CalendlyWebhooks.signature(body, now, "not-the-key"));
        refused(body + " ", right);
        refused(body, right.replace("v1=", "v0="));
        refused(body, right.substring(right.indexOf("v1=")));
        refused(body, "t=" + now.plusSeconds(1).getEpochSecond() + right.substring(right.indexOf(",")));
        refused(body, "nonsense");

        assertThat(storedEvents()).isEqualTo(before);
    }

    private void choose(String outsidePolicy) {
        Session admin = stack.signInAs("admin");
        long version =
                admin.get("/api/practice").expect(200).json().path("version").asLong();
        admin.send(
                        "PUT",
                        "/api/practice",
                        Map.of(
                                "outsidePolicy",
                                outsidePolicy,
                                "conflictRule",
                                "ASK",
                                "staleCalendarPolicy",
                                "REFUSE",
                                "version",
                                version))
                .expect(200);
    }

    private JsonNode event(String inviteeUri) {
        String id = CalendlyWebhooks.eventId("invitee.created", inviteeUri);
        return stack.signInAs("admin")
                .get("/api/webhook-events/" + id)
                .expect(200)
                .json();
    }

    private void refused(String body, String signature) {
        Answer answer = stack.calendly().deliver(body, signature);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.json().path("type").asText()).startsWith("urn:problem:webhook:");
    }

    private long storedEvents() {
        return stack.signInAs("admin")
                .get("/api/webhook-events?limit=1")
                .expect(200)
                .json()
                .path("total")
                .asLong();
    }

    private String reasonFor(@Nullable String token, Instant createdAt) {
        CalendlyInvitee invitee = invitees.withToken(token, stack.times().next(), createdAt);
        stack.calendly().deliver(invitee.created(createdAt)).expect(200);
        String uuid = invitee.uri().substring(invitee.uri().lastIndexOf('/') + 1);
        JsonNode task = waits.task(staff, "outside-policy", uuid);
        assertThat(stack.mongo().bookingsOfInvitee(invitee.uri())).isEmpty();
        return task.path("details").path("reason").asText();
    }
}
