package dev.holdfast.e2e;

import static dev.holdfast.e2e.driver.Stack.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.Mail;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;

/** What a test waits for, because it happens behind the answer: bookings, mails, tasks. */
final class Waits {
    private final Stack stack;
    private final Duration within;

    Waits(Stack stack) {
        this(stack, SOON);
    }

    Waits(Stack stack, Duration within) {
        this.stack = stack;
        this.within = within;
    }

    /** The one booking of an invitee once it has this status, as its client sees it. */
    JsonNode booking(Session client, Booked booked, String status) {
        String id = stored(booked.inviteeUri(), status).getString("_id");
        return client.get("/api/bookings/" + id).expect(200).json();
    }

    /** The one booking of an invitee once it has this status, as it is stored. */
    Document stored(String inviteeUri, String status) {
        List<Document> bookings = Promise.within(
                within,
                "one booking, " + status,
                () -> lookAt(inviteeUri, status),
                found -> found.size() == 1 && status.equals(found.getFirst().get("status")));
        return bookings.getFirst();
    }

    /** A time that was not free is no fault of what is tested: then whoever holds it is told of. */
    private List<Document> lookAt(String inviteeUri, String status) {
        List<Document> found = stack.mongo().bookingsOfInvitee(inviteeUri);
        for (Document booking : found) {
            String seen = booking.getString("status");
            Promise.that(
                    seen.equals(status) || !seen.equals("CONFLICTED"),
                    "a free time for " + booking.toJson(),
                    stack.mongo().othersAtTimeOf(booking));
        }
        return found;
    }

    Document stored(CalendlyInvitee invitee, String status) {
        return stored(invitee.uri(), status);
    }

    /** The calendar entry of a mail to somebody about a start. */
    CalendarEntry mail(Person to, Instant startsAt, Predicate<CalendarEntry> wanted) {
        List<Mail> mails = Promise.within(
                within,
                "a mail about " + startsAt,
                () -> stack.inbox().about(to.email(), startsAt, wanted),
                found -> !found.isEmpty());
        return mails.getFirst().calendarEntry().orElseThrow();
    }

    /** The only task about something, of one kind. */
    JsonNode task(Session staff, String kind, String subject) {
        List<JsonNode> tasks = Promise.within(
                within,
                "one " + kind + " task",
                () -> stack.tasksAbout(staff, subject),
                found -> found.size() == 1
                        && found.getFirst().path("kind").asText().equals(kind));
        return tasks.getFirst();
    }
}
