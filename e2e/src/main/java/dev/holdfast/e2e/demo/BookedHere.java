package dev.holdfast.e2e.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.Json;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A booking that never was at Calendly: free times, a repeated request, a rival, a move, the day of the staff, a cancellation. */
final class BookedHere {
    /** How far from today to begin to look: nothing that anybody else books soon is met there. */
    private static final int FIRST_DAY = 2;

    private static final int LAST_DAY = 32;

    private final Stack stack;
    private final Narrator narrator;
    private Instant start = Instant.EPOCH;
    private Instant other = Instant.EPOCH;
    private String booking = "";

    BookedHere(Stack stack, Narrator narrator) {
        this.stack = stack;
        this.narrator = narrator;
    }

    void tell(Session asha) {
        narrator.chapter("Booking here");
        Offering offering = stack.offeringHere();
        ZoneId zone = ZoneId.of(asha.me().path("timeZone").asText());
        var calendar = new ClientCalendar(stack, asha.me().path("email").asText());
        var entry = new CalendarEntry[1];
        narrator.step("She looks when “" + offering.name() + "” is free", () -> {
            List<Instant> free = freeTimes(offering, zone);
            Promise.that(!free.isEmpty(), "free times", "none");
            start = free.getFirst();
            return free.size() + " free times within a month, the first of them at " + start.atZone(zone);
        });
        book(asha, offering);
        narrator.step("She looks into her inbox", () -> {
            entry[0] = calendar.entry(start);
            return "a confirmation with a calendar entry, sequence " + entry[0].sequence();
        });
        rival(offering);
        narrator.step("She moves hers to another time that is free for it", () -> {
            Instant to = starts(asha.get(availability("bookingId=" + booking, zone))
                            .expect(200)
                            .json()
                            .path("slots"))
                    .getLast();
            JsonNode moved = asha.post("/api/bookings/" + booking + "/reschedule", Map.of("startsAt", to.toString()))
                    .expect(200)
                    .json();
            Promise.that(startOf(moved).equals(to), "a start at " + to, startOf(moved));
            start = to;
            entry[0] = calendar.moved(entry[0], to);
            return "the same booking, now at " + to + "; the same calendar entry, sequence " + entry[0].sequence();
        });
        narrator.step("The practitioner looks at her days", this::seenByStaff);
        narrator.step("She cancels", () -> {
            asha.post("/api/bookings/" + booking + "/cancel", Map.of("reason", "feeling better"))
                    .expect(200);
            calendar.gone(entry[0]);
            Promise.that(freeTimes(offering, zone).contains(start), "a free time again", "none at " + start);
            return "CANCELLED; a mail takes it off her calendar, and its time is free again";
        });
    }

    private void book(Session asha, Offering offering) {
        String key = Person.mark();
        narrator.step("She books it", () -> {
            JsonNode made = asha.postOnce("/api/bookings", wanted(offering, start), key)
                    .expect(201)
                    .json();
            Promise.that(made.path("status").asText().equals("CONFIRMED"), "CONFIRMED", made.path("status"));
            booking = made.path("id").asText();
            return "201; booking " + booking + " is CONFIRMED at once, at "
                    + made.path("location").asText();
        });
        narrator.step("… and asks again with the same key, as if the answer had been lost", () -> {
            JsonNode again = asha.postOnce("/api/bookings", wanted(offering, start), key)
                    .expect(201)
                    .json();
            Promise.that(again.path("id").asText().equals(booking), "booking " + booking, again.path("id"));
            long there = asha.all("/api/bookings").stream()
                    .filter(each -> startOf(each).equals(start))
                    .count();
            Promise.that(there == 1, "one booking at that time", there);
            return "the same answer, and one booking";
        });
    }

    private void rival(Offering offering) {
        narrator.step("Somebody else wants the same time", () -> {
            Session lata = stack.settle(Person.called("Lata"));
            Answer refused = lata.post("/api/bookings", wanted(offering, start)).expect(409);
            Promise.that(refused.slug().equals("slot-taken"), "slot-taken", refused.brief());
            List<Instant> instead = starts(refused.json().path("alternatives"));
            Promise.that(!instead.isEmpty(), "other times", "none");
            other = instead.getFirst();
            lata.post("/api/bookings", wanted(offering, other)).expect(201);
            return refused.brief() + " with the next " + instead.size() + " free times; she takes " + other;
        });
    }

    private String seenByStaff() {
        Session mira = stack.signInAs("practitioner");
        Instant first = start.isBefore(other) ? start : other;
        Instant last = start.isBefore(other) ? other : start;
        JsonNode agenda = mira.get("/api/agenda?practitionerId=%s&from=%s&to=%s"
                        .formatted(mira.me().path("id").asText(), first, last.plus(Duration.ofHours(1))))
                .expect(200)
                .json();
        List<Instant> seen = starts(agenda.path("bookings"));
        Promise.that(seen.contains(start) && seen.contains(other), "both bookings", seen);
        String changes = Json.items(mira.get("/api/bookings/" + booking + "/history")
                        .expect(200)
                        .json())
                .stream()
                .map(change -> change.path("what").asText())
                .toList()
                .toString();
        return "both are on her agenda; the history of the first says " + changes;
    }

    private List<Instant> freeTimes(Offering offering, ZoneId zone) {
        String asked = availability("offeringId=" + offering.id(), zone);
        return starts(stack.edge().get(asked).expect(200).json().path("slots"));
    }

    private String availability(String of, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(stack.clock().instant(), zone);
        return "/api/availability?%s&from=%s&to=%s&timeZone=%s"
                .formatted(of, today.plusDays(FIRST_DAY), today.plusDays(LAST_DAY), zone);
    }

    private static Map<String, Object> wanted(Offering offering, Instant start) {
        return Map.of("offeringId", offering.id(), "startsAt", start.toString());
    }

    private static List<Instant> starts(JsonNode times) {
        return StreamSupport.stream(times.spliterator(), false)
                .map(BookedHere::startOf)
                .toList();
    }

    private static Instant startOf(JsonNode time) {
        return Instant.parse(time.path("startsAt").asText());
    }
}
