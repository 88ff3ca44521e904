package dev.holdfast.e2e.demo;

import static dev.holdfast.e2e.driver.Stack.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.CalendlyWebhooks;
import dev.holdfast.e2e.driver.Mail;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Those who come without a token, with a forged signature, or for a time that is taken. */
final class Strangers {
    private final Stack stack;
    private final Narrator narrator;

    Strangers(Stack stack, Narrator narrator) {
        this.stack = stack;
        this.narrator = narrator;
    }

    void tell(Session asha, Offering offering) {
        Session staff = stack.signInAs("admin");
        narrator.chapter("Strangers and clashes");
        withoutALink(staff, offering);
        narrator.step("Somebody forges a webhook", () -> {
            Instant now = stack.clock().instant();
            CalendlyInvitee forged = CalendlyInvitee.of(
                    offering.calendlyEventType(),
                    stack.somebody("Forger"),
                    null,
                    stack.times().next(),
                    offering.length(),
                    now);
            String body = forged.created(now);
            Answer answer = stack.calendly().deliver(body, CalendlyWebhooks.signature(body, now, "not-the-key"));
            answer.expect(401);
            return answer.brief();
        });
        Session ravi = newClient("Ravi");
        narrator.step("Two clients book the same time at Calendly", () -> {
            Instant start = stack.times().next();
            Booked first = bookAt(asha, offering, start);
            Booked second = bookAt(ravi, offering, start);
            List<String> seen = Promise.within(
                    SOON,
                    "one CONFIRMED and one CONFLICTED",
                    () -> List.of(statusOf(first), statusOf(second)),
                    both -> both.stream().sorted().toList().equals(List.of("CONFIRMED", "CONFLICTED")));
            Booked loser = seen.getFirst().equals("CONFLICTED") ? first : second;
            String booking = stack.mongo()
                    .bookingsOfInvitee(loser.inviteeUri())
                    .getFirst()
                    .getString("_id");
            awaitTask(staff, booking);
            return "one CONFIRMED, the other CONFLICTED and listed for staff";
        });
    }

    private void withoutALink(Session staff, Offering offering) {
        Person stranger = stack.somebody("Stranger");
        var booked = new Booked[1];
        var task = new JsonNode[1];
        narrator.step("Somebody books on Calendly's page without coming from us", () -> {
            booked[0] = stack.calendlyPages()
                    .book(offering.calendlyPage(), stranger, stack.times().next());
            task[0] = awaitTask(staff, booked[0].inviteeUri()).getFirst();
            Promise.that(
                    stack.mongo().bookingsOfInvitee(booked[0].inviteeUri()).isEmpty(),
                    "attached to nobody",
                    "a booking");
            return "attached to nobody; staff are asked: "
                    + task[0].path("summary").asText();
        });
        narrator.step("Staff have it cancelled at Calendly", () -> {
            staff.post(
                            "/api/tasks/" + task[0].path("id").asText() + "/resolve",
                            Map.of("decision", "CANCEL_AT_CALENDLY"))
                    .expect(200);
            Promise.within(
                    SOON,
                    "Calendly to tell that it is cancelled",
                    () -> stack.control().deliveries(booked[0].inviteeUri(), "invitee.canceled"),
                    told -> !told.isEmpty());
            Mail guide = stack.inbox().await(stranger.email(), SOON, "a guiding mail", mail -> mail.readable()
                    .contains("/offerings"));
            return "cancelled there; " + guide + " says how to book with us";
        });
    }

    private Session newClient(String name) {
        var session = new Session[1];
        narrator.step(name + " becomes a client, too", () -> {
            session[0] = stack.settle(Person.called(name));
            return "registered, verified, signed in";
        });
        return session[0];
    }

    private Booked bookAt(Session session, Offering offering, Instant start) {
        String link = session.bookingLink(offering.id()).url();
        return stack.calendlyPages().book(link, stack.somebody("Friend"), start);
    }

    private String statusOf(Booked booked) {
        return stack.mongo().bookingsOfInvitee(booked.inviteeUri()).stream()
                .map(booking -> String.valueOf(booking.get("status")))
                .findFirst()
                .orElse("not there");
    }

    private List<JsonNode> awaitTask(Session staff, String subject) {
        return Promise.within(
                SOON, "a task for staff", () -> stack.tasksAbout(staff, subject), tasks -> !tasks.isEmpty());
    }
}
