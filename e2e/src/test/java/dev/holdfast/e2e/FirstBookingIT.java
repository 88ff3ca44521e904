package dev.holdfast.e2e;

import static com.mongodb.client.model.Filters.eq;
import static dev.holdfast.e2e.driver.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.BookingLink;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.Mail;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnRunningStack
@Order(10)
class FirstBookingIT {
    private final Stack stack;

    FirstBookingIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void registersVerifiesByTheMailedLinkAndSignsIn() {
        Person person = Person.called("Anika");

        stack.edge().register(person).expect(202);
        Answer early = stack.edge().login(person.email(), person.password());
        assertThat(early.expect(403).slug()).isEqualTo("email-unverified");
        String token = stack.inbox().awaitVerificationToken(person.email(), SOON);
        stack.edge().verifyEmail(token).expect(204);
        Session session = stack.edge().signIn(person.email(), person.password());

        JsonNode me = session.me();
        assertThat(me.path("email").asText()).isEqualTo(person.email());
        assertThat(me.path("name").asText()).isEqualTo(person.name());
        assertThat(me.path("timeZone").asText()).isEqualTo(person.timeZone());
        assertThat(me.path("roles").toString()).isEqualTo("[\"client\"]");
        assertThat(me.path("emailVerified").asBoolean()).isTrue();
    }

    @Test
    void tellsNobodyWhoHasAnAccount() {
        Person person = Person.called("Bela");
        Answer first = stack.edge().register(person).expect(202);
        String token = stack.inbox().awaitVerificationToken(person.email(), SOON);
        stack.edge().verifyEmail(token).expect(204);

        Answer second = stack.edge().register(person).expect(202);

        assertThat(second.body()).isEqualTo(first.body());
        Mail note = stack.inbox()
                .await(person.email(), SOON, "a note", mail -> !mail.readable().contains("token="));
        assertThat(note.attachments()).isEmpty();
    }

    @Test
    void rotatesTheRefreshTokenAndEndsTheSessionAtLogout() {
        Session session = stack.settle(Person.called("Chandra"));
        String first = session.refreshToken();

        session.refresh().expect(200);
        assertThat(session.refreshToken()).isNotEqualTo(first);
        session.logout().expect(204);

        assertThat(session.refresh().status()).isEqualTo(401);
        assertThat(session.refreshWith(first).status()).isEqualTo(401);
    }

    @Test
    void tenBookingLinksCostTenShortLivedTokensAndNothingElse() {
        Session session = stack.settle(Person.called("Divya"));
        Offering offering = stack.offering(30);

        List<String> tokens = IntStream.range(0, 10)
                .mapToObj(i -> session.bookingLink(offering.id()).token())
                .toList();

        assertThat(tokens).doesNotHaveDuplicates().allMatch(token -> token.matches("[A-Za-z0-9_-]{1,64}"));
        assertThat(session.all("/api/bookings")).isEmpty();
        var stored = stack.mongo()
                .find("scheduling_tokens", eq("userId", session.me().path("id").asText()));
        assertThat(stored).hasSize(10);
        Instant limit = stack.clock().instant().plus(Duration.ofMinutes(31));
        assertThat(stored)
                .allMatch(token -> token.getDate("expiresAt").toInstant().isBefore(limit));
        assertThat(stored.toString()).doesNotContain(tokens);
    }

    @Test
    void aBookingUnderAnotherPersonsAddressBelongsToWhoeverAskedForTheLink() {
        Person guest = Person.called("Esha");
        Person typed = Person.called("Farah");
        Session session = stack.settle(guest);
        Session other = stack.settle(typed);
        Offering offering = stack.offering(30);
        Instant start = stack.times().next();

        BookingLink link = session.bookingLink(offering.id());
        Booked booked = stack.calendlyPages().book(link.url(), typed, start);

        JsonNode booking = new Waits(stack).booking(session, booked, "CONFIRMED");
        assertThat(booking.path("clientId").asText())
                .isEqualTo(session.me().path("id").asText());
        assertThat(booking.path("offeringId").asText()).isEqualTo(offering.id());
        assertThat(booking.path("source").asText()).isEqualTo("CALENDLY");
        assertThat(Instant.parse(booking.path("startsAt").asText())).isEqualTo(start);
        assertThat(Instant.parse(booking.path("endsAt").asText())).isEqualTo(start.plus(offering.length()));
        assertThat(booking.toString()).doesNotContain(typed.email(), typed.name(), "cancellations/");
        assertThat(other.all("/api/bookings")).isEmpty();
        assertThat(other.get("/api/bookings/" + booking.path("id").asText()).status())
                .isEqualTo(404);
        confirmedOnce(guest, typed, start, offering);
    }

    private void confirmedOnce(Person guest, Person typed, Instant start, Offering offering) {
        stack.inbox().await(guest.email(), SOON, "a confirmation", mail -> mail.calendarEntry()
                .isPresent());
        stack.mongo().awaitQuiet(SOON);
        List<Mail> mails = stack.inbox().about(guest.email(), start, entry -> true);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().to()).hasSize(1).allMatch(to -> to.contains(guest.email()));
        assertThat(stack.inbox().to(typed.email(), mail -> mail.calendarEntry().isPresent()))
                .isEmpty();
        CalendarEntry entry = mails.getFirst().calendarEntry().orElseThrow();
        assertThat(entry.complaints()).isEmpty();
        assertThat(entry.isRequest()).isTrue();
        assertThat(entry.sequence()).isZero();
        assertThat(entry.endsAt()).isEqualTo(start.plus(offering.length()));
        assertThat(entry.attendee()).isEqualTo(guest.email());
        assertThat(mails.getFirst().from()).contains(entry.organizer());
    }

    @Test
    void cancellingAtCalendlyCancelsExactlyThatBooking() {
        Person guest = Person.called("Gita");
        Session session = stack.settle(guest);
        Offering offering = stack.offering(60);
        var waits = new Waits(stack);
        Instant start = stack.times().next();
        Booked kept = stack.calendlyPages()
                .book(
                        session.bookingLink(offering.id()).url(),
                        guest,
                        stack.times().next());
        Booked cancelled =
                stack.calendlyPages().book(session.bookingLink(offering.id()).url(), guest, start);
        waits.booking(session, kept, "CONFIRMED");
        waits.booking(session, cancelled, "CONFIRMED");
        CalendarEntry confirmation = waits.mail(guest, start, CalendarEntry::isRequest);

        stack.calendlyPages().cancel(cancelled, "another day is better");

        waits.booking(session, cancelled, "CANCELLED");
        CalendarEntry cancellation = waits.mail(guest, start, CalendarEntry::isCancellation);
        assertThat(cancellation.complaints()).isEmpty();
        assertThat(cancellation.uid()).isEqualTo(confirmation.uid());
        assertThat(cancellation.sequence()).isGreaterThan(confirmation.sequence());
        stack.mongo().awaitQuiet(SOON);
        assertThat(stack.inbox().about(guest.email(), start, entry -> true)).hasSize(2);
        waits.booking(session, kept, "CONFIRMED");
    }
}
