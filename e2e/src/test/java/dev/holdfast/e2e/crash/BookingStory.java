package dev.holdfast.e2e.crash;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.BookingLink;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.CalendlyWebhooks;
import dev.holdfast.e2e.driver.Mail;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** A client books at Calendly. Two jobs are on its way: the event that becomes a booking, and the booking's mail. */
final class BookingStory implements Story {

    private static final Duration END = Duration.ofSeconds(60);

    private final Stack stack;
    private final Session session;
    private final Person client;
    private final boolean watchingMail;
    private final Offering offering;
    private final Instant startsAt;
    private final String link;
    private String invitee = "";

    BookingStory(Stack stack, Session session, Person client, boolean watchingMail) {
        this.stack = stack;
        this.session = session;
        this.client = client;
        this.watchingMail = watchingMail;
        this.offering = stack.offering(30);
        this.startsAt = stack.times().next();
        BookingLink fresh = session.bookingLink(offering.id());
        this.link = fresh.url();
    }

    @Override
    public void begin() {
        Booked booked = stack.calendlyPages().book(link, client, startsAt);
        invitee = booked.inviteeUri();
    }

    @Override
    public Watched watched() {
        return watchingMail
                ? new Watched(
                        stack.mongo(),
                        "booking-service",
                        "bookings",
                        eq("invitees", invitee),
                        "booking-confirmed",
                        this::isMailed)
                : new Watched(
                        stack.mongo(),
                        "webhook-gateway",
                        "webhook_events",
                        eq("_id", CalendlyWebhooks.eventId("invitee.created", invitee)),
                        "calendly-event",
                        this::isBooked);
    }

    private boolean isBooked() {
        return !stack.mongo().bookingsOfInvitee(invitee).isEmpty();
    }

    private boolean isMailed() {
        return !mails().isEmpty();
    }

    private List<Mail> mails() {
        return stack.inbox().about(client.email(), startsAt, CalendarEntry::isRequest);
    }

    @Override
    public int verifyEnd() {
        List<Document> bookings = Promise.within(
                END,
                "one booking, CONFIRMED",
                () -> stack.mongo().bookingsOfInvitee(invitee),
                found ->
                        found.size() == 1 && "CONFIRMED".equals(found.getFirst().getString("status")));
        Promise.within(END, "a mail about " + startsAt, this::mails, found -> !found.isEmpty());
        stack.mongo().awaitQuiet(END);
        Document booking = bookings.getFirst();
        assertThat(stack.mongo().find("bookings", eq("jti", booking.getString("jti"))))
                .hasSize(1);
        assertThat(stack.mongo().find("bookings", and(eq("clientId", booking.get("clientId")), atStart(booking))))
                .hasSize(1);
        JsonNode seen = session.get("/api/bookings/" + booking.getString("_id"))
                .expect(200)
                .json();
        assertThat(seen.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(Instant.parse(seen.path("startsAt").asText())).isEqualTo(startsAt);
        List<Mail> mails = mails();
        assertThat(mails.stream().map(Mail::messageId).distinct()).hasSize(1);
        return mails.size();
    }

    private static org.bson.conversions.Bson atStart(Document booking) {
        return eq("startsAt", booking.get("startsAt"));
    }
}
