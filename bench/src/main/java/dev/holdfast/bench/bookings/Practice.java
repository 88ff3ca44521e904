package dev.holdfast.bench.bookings;

import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The practice whose time is booked: practitioners who work from eight to six every day and give sessions of fifty minutes, ten
 * minutes apart; one of them whose time is taken for years; and one who works day and night, and of whose month much is taken by
 * sessions of five minutes.
 */
final class Practice {

    private static final int PER_OFFERING = 50;
    private static final int SESSIONS_A_DAY = 10;
    private static final int FIRST_HOUR = 8;
    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final int DAYS_OF_MONTH = 31;
    private static final int TAKEN_A_DAY = 8;
    private static final int DAYS_BEFORE_MONTH = 200;

    private final List<String> practitioners;
    private final String crowded;
    private final String lasting;
    private final List<String> offerings = new ArrayList<>();
    private final LocalDate firstDay;

    /** A time that can be booked. */
    record Time(String offeringId, String practitionerId, Instant startsAt) {}

    /**
     * What is asked about in a month.
     *
     * @param times those to book before
     * @param path that asks for the free times of the month
     */
    record Question(List<Time> times, String path) {}

    private Practice(List<String> practitioners, String crowded, String lasting, LocalDate firstDay) {
        this.practitioners = practitioners;
        this.crowded = crowded;
        this.lasting = lasting;
        this.firstDay = firstDay;
    }

    /** Founds it through the API. */
    static Practice found(Session admin, int practitioners, LocalDate today) {
        var practice = new Practice(
                Stream.generate(() -> practitioner(admin)).limit(practitioners).toList(),
                practitioner(admin),
                practitioner(admin),
                today.plusDays(2));
        for (int from = 0; from < practitioners; from += PER_OFFERING) {
            List<String> some = practice.practitioners.subList(from, Math.min(practitioners, from + PER_OFFERING));
            practice.offerings.add(offering(admin, "Session", 50, 10, 60, some));
        }
        practice.practitioners.forEach(id -> works(admin, id, "08:00", "18:00"));
        return practice;
    }

    /** All whose time is booked. */
    List<String> everybody() {
        return Stream.concat(practitioners.stream(), Stream.of(crowded, lasting))
                .toList();
    }

    /** The time of a number: all practitioners once, then the next hour, after the last the next day. */
    Time time(int number) {
        int practitioner = number % practitioners.size();
        int session = number / practitioners.size();
        LocalDate day = firstDay.plusDays(session / SESSIONS_A_DAY);
        Instant start = day.atTime(FIRST_HOUR + session % SESSIONS_A_DAY, 0).toInstant(ZoneOffset.UTC);
        return new Time(offerings.get(practitioner / PER_OFFERING), practitioners.get(practitioner), start);
    }

    /** All of it in the month that is asked about: the beginning of each day, without a gap. */
    Question crowded(Session admin, int taken) {
        works(admin, crowded, "00:00", "24:00");
        String five = offering(admin, "Five minutes", 5, 0, 5, List.of(crowded));
        String thirty = offering(admin, "Half an hour", 30, 0, 15, List.of(crowded));
        int aDay = Math.ceilDiv(taken, DAYS_OF_MONTH);
        List<Time> times = IntStream.range(0, taken)
                .mapToObj(i -> new Time(five, crowded, midnight(i / aDay).plus(SHORT.multipliedBy(i % aDay))))
                .toList();
        return new Question(times, path(thirty, firstDay));
    }

    /** Eight sessions a day, for as many days as it takes; the month that is asked about is in the midst of them. */
    Question lasting(Session admin, int taken) {
        works(admin, lasting, "08:00", "18:00");
        String session = offering(admin, "Session", 50, 10, 60, List.of(lasting));
        List<Time> times = IntStream.range(0, taken)
                .mapToObj(i -> new Time(
                        session,
                        lasting,
                        midnight(i / TAKEN_A_DAY).plus(Duration.ofHours(FIRST_HOUR + i % TAKEN_A_DAY))))
                .toList();
        return new Question(times, path(session, firstDay.plusDays(DAYS_BEFORE_MONTH)));
    }

    private static String path(String offeringId, LocalDate from) {
        return "/api/availability?offeringId=" + offeringId + "&timeZone=Etc/UTC&from=" + from + "&to="
                + from.plusDays(DAYS_OF_MONTH - 1);
    }

    private Instant midnight(int day) {
        return firstDay.plusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static String offering(
            Session admin, String name, int minutes, int buffer, int step, List<String> practitioners) {
        Map<String, Object> body = Map.ofEntries(
                Map.entry("name", name),
                Map.entry("durationMinutes", minutes),
                Map.entry("bufferAfterMinutes", buffer),
                Map.entry("price", Map.of("amount", 5_000, "currency", "EUR")),
                Map.entry("bookingMode", "internal"),
                Map.entry("practitionerIds", practitioners),
                Map.entry("minimumNoticeMinutes", 0),
                Map.entry("bookingHorizonDays", 730),
                Map.entry("slotStepMinutes", step));
        return admin.post("/api/offerings", body).expect(201).json().path("id").asText();
    }

    /** Invites one, who needs no password to be booked. */
    private static String practitioner(Session admin) {
        Person person = Person.called("Bench");
        Map<String, Object> account = Map.of(
                "email", person.email(),
                "name", person.name(),
                "timeZone", person.timeZone(),
                "roles", List.of("practitioner"));
        return admin.post("/api/users", account).expect(201).json().path("id").asText();
    }

    private static void works(Session admin, String practitionerId, String from, String to) {
        List<Map<String, Object>> week = Arrays.stream(DayOfWeek.values())
                .map(day ->
                        Map.<String, Object>of("day", day.name(), "ranges", List.of(Map.of("from", from, "to", to))))
                .toList();
        admin.send(
                        "PUT",
                        "/api/schedule?practitionerId=" + practitionerId,
                        Map.of("timeZone", "Etc/UTC", "weeklyHours", week, "rev", 0))
                .expect(200);
    }
}
