package dev.holdfast.e2e.demo;

import static dev.holdfast.e2e.driver.Stack.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.BookingLink;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The story of one newcomer, from the registration to the cancelled booking; then what others try. */
final class Story {
    private static final int LINKS = 10;

    private final Stack stack;
    private final Narrator narrator;
    private final Consumer<Instant> waiting;

    Story(Stack stack, Narrator narrator, Consumer<Instant> waiting) {
        this.stack = stack;
        this.narrator = narrator;
        this.waiting = waiting;
    }

    void tell() {
        Session asha = arrive(Person.called("Asha"));
        Offering offering = stack.offering(30);
        Booked booked = book(asha, offering);
        cancel(asha, booked);
        var here = new BookedHere(stack, narrator);
        here.tell(asha);
        var moves = new Moves(stack, narrator);
        moves.tell(asha, offering);
        var reminding = new Reminding(stack, narrator, waiting);
        reminding.tell(asha, offering);
        var repeats = new Repeats(stack, narrator);
        repeats.tell(asha, offering);
        var strangers = new Strangers(stack, narrator);
        strangers.tell(asha, offering);
    }

    private Session arrive(Person person) {
        narrator.chapter("A newcomer arrives");
        narrator.step(person + " registers", () -> {
            stack.edge().register(person).expect(202);
            Promise.that(
                    stack.edge().login(person.email(), person.password()).slug().equals("email-unverified"),
                    "no way in before the address is verified",
                    "another answer");
            return "202; signing in is refused as email-unverified until the address is";
        });
        narrator.step("… opens the link in the inbox", () -> {
            String token = stack.inbox().awaitVerificationToken(person.email(), SOON);
            stack.edge().verifyEmail(token).expect(204);
            return "one mail with a link; the address is verified";
        });
        var session = new Session[1];
        narrator.step("… signs in", () -> {
            session[0] = stack.edge().signIn(person.email(), person.password());
            JsonNode me = session[0].me();
            Promise.that(me.path("email").asText().equals(person.email()), "their own account", me.path("id"));
            return "account " + me.path("id").asText() + ", times in "
                    + me.path("timeZone").asText();
        });
        return session[0];
    }

    private Booked book(Session asha, Offering offering) {
        narrator.chapter("Booking at Calendly");
        narrator.step("She asks for a booking link " + LINKS + " times", () -> {
            Set<String> tokens = new HashSet<>();
            for (int i = 0; i < LINKS; i++) {
                tokens.add(asha.bookingLink(offering.id()).token());
            }
            Promise.that(tokens.size() == LINKS, LINKS + " different tokens", tokens.size());
            Promise.that(asha.all("/api/bookings").isEmpty(), "no booking yet", "a booking");
            return LINKS + " short-lived tokens, nothing booked";
        });
        Person other = stack.somebody("Mother");
        Instant start = stack.times().next();
        var booked = new Booked[1];
        narrator.step("She books “" + offering.name() + "” for " + start + ", typing her mother's address", () -> {
            BookingLink link = asha.bookingLink(offering.id());
            booked[0] = stack.calendlyPages().book(link.url(), other, start);
            JsonNode booking = awaitBooking(asha, "CONFIRMED");
            Instant startsAt = Instant.parse(booking.path("startsAt").asText());
            Promise.that(startsAt.equals(start), "a start at " + start, startsAt);
            return "booking " + booking.path("id").asText() + " is CONFIRMED in her account";
        });
        narrator.step("She looks into her inbox", () -> {
            String address = asha.me().path("email").asText();
            var mail = stack.inbox()
                    .await(address, SOON, "a confirmation with a calendar entry", message -> message.calendarEntry()
                            .filter(CalendarEntry::isRequest)
                            .isPresent());
            stack.mongo().awaitQuiet(SOON);
            int confirmations = stack.inbox()
                    .about(address, start, CalendarEntry::isRequest)
                    .size();
            Promise.that(confirmations == 1, "one confirmation", confirmations);
            Promise.that(stack.inbox().to(other.email()).isEmpty(), "no mail to the typed address", "some");
            return mail + " with an .ics; nothing to the typed address";
        });
        return booked[0];
    }

    private void cancel(Session asha, Booked booked) {
        narrator.step("She cancels on Calendly's page", () -> {
            stack.calendlyPages().cancel(booked, "another day is better");
            JsonNode booking = awaitBooking(asha, "CANCELLED");
            String address = asha.me().path("email").asText();
            var mail = stack.inbox().await(address, SOON, "a cancellation mail", message -> message.calendarEntry()
                    .filter(CalendarEntry::isCancellation)
                    .isPresent());
            return "booking " + booking.path("id").asText() + " is CANCELLED; " + mail + " takes it off her calendar";
        });
    }

    private static JsonNode awaitBooking(Session session, String status) {
        List<JsonNode> bookings = Promise.within(
                SOON,
                "one booking, " + status,
                () -> session.all("/api/bookings"),
                list -> list.size() == 1
                        && list.getFirst().path("status").asText().equals(status));
        return bookings.getFirst();
    }
}
