package dev.holdfast.e2e.demo;

import static dev.holdfast.e2e.driver.Stack.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Instant;
import java.util.Map;

/** A booking that is moved twice: by the client at Calendly, then by the practice. */
final class Moves {
    private final Stack stack;
    private final Narrator narrator;

    Moves(Stack stack, Narrator narrator) {
        this.stack = stack;
        this.narrator = narrator;
    }

    void tell(Session asha, Offering offering) {
        narrator.chapter("Moving");
        var calendar = new ClientCalendar(stack, asha.me().path("email").asText());
        var entry = new CalendarEntry[1];
        var booked = new Booked[1];
        var booking = new String[1];
        narrator.step("She books again", () -> {
            Instant start = stack.times().next();
            booked[0] =
                    stack.calendlyPages().book(asha.bookingLink(offering.id()).url(), stack.somebody("Mother"), start);
            booking[0] = Promise.within(SOON, "a booking", () -> idOf(booked[0]), id -> !id.isEmpty());
            entry[0] = calendar.entry(start);
            return "booking " + booking[0] + "; the calendar entry has sequence " + entry[0].sequence();
        });
        narrator.step("… and moves it on Calendly's page", () -> {
            Instant start = stack.times().next();
            stack.calendlyPages().reschedule(booked[0], start);
            awaitStart(asha, booking[0], start);
            entry[0] = calendar.moved(entry[0], start);
            return "the same booking, now at " + start + "; the same entry, sequence " + entry[0].sequence();
        });
        narrator.step("The practice moves it once more", () -> {
            Instant start = stack.times().next();
            stack.signInAs("practitioner")
                    .post("/api/bookings/" + booking[0] + "/reschedule", Map.of("startsAt", start.toString()))
                    .expect(200);
            awaitStart(asha, booking[0], start);
            entry[0] = calendar.moved(entry[0], start);
            return "moved at once to " + start + "; the same entry, sequence " + entry[0].sequence();
        });
    }

    private String idOf(Booked booked) {
        return stack.mongo().bookingsOfInvitee(booked.inviteeUri()).stream()
                .map(each -> each.getString("_id"))
                .findFirst()
                .orElse("");
    }

    private static void awaitStart(Session asha, String id, Instant start) {
        Promise.within(
                SOON,
                "the booking CONFIRMED at " + start,
                () -> asha.get("/api/bookings/" + id).expect(200).json(),
                seen -> seen.path("status").asText().equals("CONFIRMED")
                        && startOf(seen).equals(start));
    }

    private static Instant startOf(JsonNode booking) {
        return Instant.parse(booking.path("startsAt").asText());
    }
}
