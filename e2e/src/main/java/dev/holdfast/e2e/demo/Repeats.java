package dev.holdfast.e2e.demo;

import static dev.holdfast.e2e.driver.Stack.SOON;

import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** What Calendly may do to us: say it five times at once, say it again differently, say it late, say the end first. */
final class Repeats {
    private static final int TIMES = 5;

    private final Stack stack;
    private final Narrator narrator;

    Repeats(Stack stack, Narrator narrator) {
        this.stack = stack;
        this.narrator = narrator;
    }

    void tell(Session asha, Offering offering) {
        narrator.chapter("Calendly repeats itself");
        CalendlyInvitee invitee = invitee(asha, offering);
        Instant now = stack.clock().instant();
        narrator.step("The same webhook comes " + TIMES + " times at once", () -> {
            List<Answer> answers = stack.calendly().deliverAtOnce(invitee.created(now), TIMES);
            answers.forEach(answer -> answer.expect(200));
            return onlyBooking(invitee, "CONFIRMED");
        });
        narrator.step("It comes again, rendered anew", () -> {
            stack.calendly().deliver(invitee.created(now.plusSeconds(90))).expect(200);
            return onlyBooking(invitee, "CONFIRMED");
        });
        narrator.step("It comes again with the signature of a day ago", () -> {
            String body = invitee.created(now);
            String signature = stack.calendly().signature(body, now.minus(Duration.ofDays(1)));
            stack.calendly().deliver(body, signature).expect(200);
            return onlyBooking(invitee, "CONFIRMED");
        });
        narrator.step("All that made one mail", () -> {
            stack.mongo().awaitQuiet(SOON);
            String address = asha.me().path("email").asText();
            int mails = stack.inbox()
                    .about(address, invitee.startsAt(), CalendarEntry::isRequest)
                    .size();
            Promise.that(mails == 1, "one confirmation", mails);
            return "one confirmation";
        });
        cancelledFirst(invitee(asha, offering), now);
    }

    private void cancelledFirst(CalendlyInvitee invitee, Instant now) {
        narrator.step("A cancellation comes before its creation", () -> {
            stack.calendly().deliver(invitee.canceled(now)).expect(200);
            stack.mongo().awaitQuiet(SOON);
            stack.calendly().deliver(invitee.created(now)).expect(200);
            stack.mongo().awaitQuiet(SOON);
            List<Document> bookings = stack.mongo().bookingsOfInvitee(invitee.uri());
            Promise.that(
                    bookings.stream().allMatch(booking -> "CANCELLED".equals(booking.get("status"))),
                    "nothing active",
                    bookings.size() + " bookings");
            return "the cancellation wins";
        });
    }

    private String onlyBooking(CalendlyInvitee invitee, String status) {
        List<Document> bookings = Promise.within(
                SOON,
                "one booking, " + status,
                () -> stack.mongo().bookingsOfInvitee(invitee.uri()),
                found -> found.size() == 1 && status.equals(found.getFirst().get("status")));
        return "200 each; one booking, " + bookings.getFirst().getString("_id");
    }

    private CalendlyInvitee invitee(Session asha, Offering offering) {
        Person typed = stack.somebody("Cousin");
        String token = asha.bookingLink(offering.id()).token();
        Instant now = stack.clock().instant();
        return CalendlyInvitee.of(
                offering.calendlyEventType(), typed, token, stack.times().next(), offering.length(), now);
    }
}
