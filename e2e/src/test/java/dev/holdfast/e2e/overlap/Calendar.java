package dev.holdfast.e2e.overlap;

import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A few hours of a practitioner who is there for nothing else and works at all times, with offerings of random lengths and buffers.
 *
 * @param here what is booked here only
 * @param atCalendly what is booked at Calendly too
 * @param opens the first start there is
 */
record Calendar(String practitionerId, List<Sold> here, List<Sold> atCalendly, Instant opens) {

    private static final Duration AHEAD = Duration.ofDays(40);
    private static final int STEP = 5;
    private static final int STARTS = 8 * 60 / STEP;
    private static final int FURTHEST = 6;
    private static final int BOOKED_HERE = 6;

    /** Opens one; the offerings that are booked at Calendly become this practitioner's. */
    static Calendar open(Stack stack, Session admin, Random random) {
        String practitioner = practitioner(admin);
        workAlways(admin, practitioner);
        List<Sold> here = IntStream.range(0, BOOKED_HERE)
                .mapToObj(i -> sell(admin, sold(practitioner, random, STEP * (1 + random.nextInt(6)))))
                .toList();
        List<Sold> atCalendly = Stream.of(30, 60)
                .map(minutes -> takeOver(admin, stack.offering(minutes), sold(practitioner, random, minutes)))
                .toList();
        Instant opens = stack.clock().instant().plus(AHEAD).truncatedTo(ChronoUnit.DAYS);
        return new Calendar(practitioner, here, atCalendly, opens);
    }

    /** Any start. */
    Instant start(Random random) {
        return opens.plus(Duration.ofMinutes((long) STEP * random.nextInt(STARTS)));
    }

    /** Another start, not far from this one. */
    Instant near(Instant start, Random random) {
        int steps = (1 + random.nextInt(FURTHEST)) * (random.nextBoolean() ? 1 : -1);
        return start.plus(Duration.ofMinutes((long) STEP * steps));
    }

    /** Anything that can be booked here. */
    Sold sold(Random random) {
        int chosen = random.nextInt(here.size() + atCalendly.size());
        return chosen < here.size() ? here.get(chosen) : atCalendly.get(chosen - here.size());
    }

    private static String practitioner(Session admin) {
        Person person = Person.called("Mina");
        Map<String, Object> account = Map.of(
                "email", person.email(),
                "name", person.name(),
                "timeZone", person.timeZone(),
                "roles", List.of("practitioner"),
                "password", person.password());
        return admin.post("/api/users", account).expect(201).json().path("id").asText();
    }

    private static void workAlways(Session admin, String practitioner) {
        var allDay = List.of(Map.of("from", "00:00", "to", "24:00"));
        var week = Stream.of(DayOfWeek.values())
                .map(day -> Map.of("day", day.name(), "ranges", allDay))
                .toList();
        admin.send(
                        "PUT",
                        "/api/schedule?practitionerId=" + practitioner,
                        Map.of("timeZone", "UTC", "weeklyHours", week, "rev", 0))
                .expect(200);
    }

    private static Map<String, Object> sold(String practitioner, Random random, int minutes) {
        Map<String, Object> offering = new HashMap<>();
        offering.put("name", "Session of " + minutes + " minutes");
        offering.put("durationMinutes", minutes);
        offering.put("price", Map.of("amount", 1_000, "currency", "INR"));
        offering.put("bufferBeforeMinutes", STEP * random.nextInt(4));
        offering.put("bufferAfterMinutes", STEP * random.nextInt(4));
        offering.put("bookingMode", "internal");
        offering.put("practitionerIds", List.of(practitioner));
        offering.put("minimumNoticeMinutes", 0);
        offering.put("slotStepMinutes", STEP);
        return offering;
    }

    private static Sold sell(Session admin, Map<String, Object> offering) {
        String id = admin.post("/api/offerings", offering)
                .expect(201)
                .json()
                .path("id")
                .asText();
        return sold(id, offering);
    }

    private static Sold takeOver(Session admin, Offering seeded, Map<String, Object> offering) {
        offering.put("bookingMode", "both");
        offering.put("calendlyEventType", seeded.calendlyEventType());
        offering.put("calendlySchedulingUrl", seeded.calendlyPage());
        admin.send("PUT", "/api/offerings/" + seeded.id(), offering).expect(200);
        return sold(seeded.id(), offering);
    }

    private static Sold sold(String id, Map<String, Object> offering) {
        return new Sold(
                id,
                minutes(offering, "durationMinutes"),
                minutes(offering, "bufferBeforeMinutes"),
                minutes(offering, "bufferAfterMinutes"));
    }

    private static Duration minutes(Map<String, Object> offering, String field) {
        return Duration.ofMinutes(Objects.requireNonNull((Integer) offering.get(field)));
    }
}
