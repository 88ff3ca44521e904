package dev.holdfast.booking.availability;

import static dev.holdfast.booking.schedule.ScheduleFixture.everyDay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.booking.SlotObstacle;
import dev.holdfast.booking.offering.BookingRules;
import dev.holdfast.booking.offering.Timing;
import dev.holdfast.booking.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotFinderTest {

    private static final Timing HOUR = new Timing(60, 0, 0);
    private static final Occupied NOTHING = new Occupied(List.of(), List.of(), List.of());
    private static final Instant LONG_BEFORE = Instant.parse("2011-12-01T00:00:00Z");
    private static final Schedule OFFICE = everyDay("UTC", "09:00-12:00");
    private static final String DAY = "2027-01-14"; // a Thursday

    /** What clocks at the wall show at each free hour of 01:00 to 04:00 on that day, with the offset where it comes twice. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-03-28, 01:00+01:00 03:00+02:00",
        "Europe/Berlin, 2027-10-31, 01:00+02:00 02:00+02:00 02:00+01:00 03:00+01:00",
        "America/New_York, 2027-03-14, 01:00-05:00 03:00-04:00",
        "America/New_York, 2027-11-07, 01:00-04:00 01:00-05:00 02:00-05:00 03:00-05:00",
        "Australia/Lord_Howe, 2027-10-03, 01:00+10:30 03:00+11:00",
        "Australia/Lord_Howe, 2027-04-04, 01:00+11:00 02:00+10:30 03:00+10:30",
        "Pacific/Apia, 2011-12-29, 01:00-10:00 02:00-10:00 03:00-10:00",
        "Pacific/Apia, 2011-12-30, ''",
        "Pacific/Apia, 2011-12-31, 01:00+14:00 02:00+14:00 03:00+14:00"
    })
    void eachInstantThatThereIsComesOnce(String zone, String day, String clocks) {
        Schedule early = everyDay(zone, "01:00-04:00");

        List<String> shown = onDay(new SlotFinder(early, HOUR, rules(60), NOTHING, LONG_BEFORE), zone, day).stream()
                .map(slot -> ZonedDateTime.ofInstant(slot.startsAt(), ZoneId.of(zone)))
                .map(clock -> clock.toLocalTime() + clock.getOffset().toString())
                .toList();

        assertThat(String.join(" ", shown)).isEqualTo(clocks);
    }

    @Test
    void aSessionMayLastThroughAChangeOfTheClockAndOverMidnight() {
        Schedule night = everyDay("Europe/Berlin", "00:00-04:00", "23:00-24:00");
        Timing threeHours = new Timing(180, 0, 0);

        List<Slot> found = onDay(
                new SlotFinder(night, threeHours, rules(60), NOTHING, LONG_BEFORE), "Europe/Berlin", "2027-03-27");

        assertThat(found)
                .extracting(slot -> slot.startsAt() + "/" + slot.endsAt())
                .containsExactly(
                        "2027-03-26T23:00:00Z/2027-03-27T02:00:00Z",
                        "2027-03-27T00:00:00Z/2027-03-27T03:00:00Z",
                        "2027-03-27T22:00:00Z/2027-03-28T01:00:00Z");
    }

    @Test
    void theVisitorsDayCutsThePractitionersHours() {
        SlotFinder office =
                new SlotFinder(everyDay("Asia/Kolkata", "09:00-12:00"), HOUR, rules(60), NOTHING, LONG_BEFORE);

        // 09:00 to 12:00 in Kolkata is 22:30 to 01:30 in New York, and 23:30 to 02:30 once clocks are put forward
        // there.
        assertThat(onDay(office, "America/New_York", "2027-03-13"))
                .extracting(Slot::startsAt)
                .containsExactly(at("2027-03-13T05:30:00Z"), at("2027-03-14T03:30:00Z"), at("2027-03-14T04:30:00Z"));
        assertThat(onDay(office, "America/New_York", "2027-03-14"))
                .extracting(Slot::startsAt)
                .containsExactly(at("2027-03-14T05:30:00Z"), at("2027-03-15T03:30:00Z"));
    }

    @Test
    void stepsAreCountedFromTheBeginningOfEachRange() {
        Schedule odd = everyDay("UTC", "09:10-11:00", "13:05-14:00");

        assertThat(starts(new SlotFinder(odd, new Timing(30, 0, 0), rules(25), NOTHING, LONG_BEFORE)))
                .containsExactly("09:10", "09:35", "10:00", "10:25", "13:05", "13:30");
    }

    @Test
    void sessionsEndWithTheHoursAndBuffersNeedNot() {
        assertThat(starts(new SlotFinder(OFFICE, new Timing(60, 30, 30), rules(30), NOTHING, LONG_BEFORE)))
                .containsExactly("09:00", "09:30", "10:00", "10:30", "11:00");
    }

    @Test
    void buffersOfBothSidesAreKeptAndMeetingIsFine() {
        Occupied busy = new Occupied(List.of(span("10:00", "10:30")), List.of(), List.of());

        assertThat(starts(new SlotFinder(OFFICE, new Timing(30, 0, 0), rules(15), busy, LONG_BEFORE)))
                .containsExactly("09:00", "09:15", "09:30", "10:30", "10:45", "11:00", "11:15", "11:30");
        assertThat(starts(new SlotFinder(OFFICE, new Timing(30, 10, 5), rules(15), busy, LONG_BEFORE)))
                .containsExactly("09:00", "09:15", "10:45", "11:00", "11:15", "11:30");
    }

    @Test
    void aSecondThatIsTakenTakesItsFiveMinutes() {
        Occupied busy = new Occupied(
                List.of(new BusySpan(at(DAY + "T09:59:59Z"), at(DAY + "T10:00:01Z"))), List.of(), List.of());

        assertThat(starts(new SlotFinder(OFFICE, new Timing(30, 0, 0), rules(30), busy, LONG_BEFORE)))
                .containsExactly("09:00", "10:30", "11:00", "11:30");
    }

    @Test
    void aLongBusySpanIsNotForgottenBehindAShortOne() {
        Occupied busy = new Occupied(
                List.of(span("11:00", "11:10"), span("09:30", "11:30"), span("09:40", "09:50")), List.of(), List.of());

        assertThat(starts(new SlotFinder(OFFICE, new Timing(30, 0, 0), rules(30), busy, LONG_BEFORE)))
                .containsExactly("09:00", "11:30");
    }

    @Test
    void noticeIsKeptToTheMinuteAndThePastIsPast() {
        assertThat(starts(new SlotFinder(OFFICE, HOUR, notice(60), NOTHING, at(DAY + "T09:00:00Z"))))
                .containsExactly("10:00", "11:00");
        assertThat(starts(new SlotFinder(OFFICE, HOUR, notice(60), NOTHING, at(DAY + "T09:00:00.001Z"))))
                .containsExactly("11:00");
        assertThat(starts(new SlotFinder(OFFICE, HOUR, notice(0), NOTHING, at(DAY + "T09:00:00Z"))))
                .containsExactly("10:00", "11:00");
    }

    @Test
    void theHorizonEndsWithADayOfThePractitioner() {
        Schedule kolkata = everyDay("Asia/Kolkata", "00:00-24:00");
        BookingRules twoDays = new BookingRules(0, 2, null, null, 60, 0, 0);
        Instant from = at("2027-01-10T00:00:00Z");

        // 23:59 on the 14th there, then midnight.
        assertThat(last(new SlotFinder(kolkata, HOUR, twoDays, NOTHING, at("2027-01-14T18:29:00Z")), from))
                .isEqualTo(at("2027-01-16T17:30:00Z"));
        assertThat(last(new SlotFinder(kolkata, HOUR, twoDays, NOTHING, at("2027-01-14T18:30:00Z")), from))
                .isEqualTo(at("2027-01-17T17:30:00Z"));
    }

    @Test
    void capsCountByThePractitionersDayAndIsoWeek() {
        Schedule kolkata = everyDay("Asia/Kolkata", "09:00-10:00");
        // Sunday 3 January 2027, 23:00 and Monday, 00:30 in Kolkata; both are Sunday in UTC.
        Instant sunday = at("2027-01-03T17:30:00Z");
        Instant monday = at("2027-01-03T19:00:00Z");
        Occupied two = new Occupied(List.of(), List.of(sunday, monday), List.of());

        assertThat(dates(kolkata, new BookingRules(0, 60, 1, null, 60, 0, 0), two))
                .doesNotContain("2027-01-03", "2027-01-04")
                .contains("2027-01-02", "2027-01-05");
        assertThat(dates(kolkata, new BookingRules(0, 60, 2, 2, 60, 0, 0), two)).contains("2027-01-03", "2027-01-04");
        assertThat(dates(
                        kolkata,
                        new BookingRules(0, 60, null, 1, 60, 0, 0),
                        new Occupied(List.of(), List.of(monday), List.of())))
                .contains("2027-01-03", "2027-01-11")
                .doesNotContain("2027-01-04", "2027-01-10");
    }

    /** One hour's notice at 08:15, one day's horizon, an hour on each half hour of 09:00 to 12:00, and 10:30 to 11:00 is busy. */
    @ParameterizedTest
    @CsvSource({
        "2027-01-14T08:00:00Z, TOO_SOON",
        "2027-01-14T09:00:00Z, TOO_SOON",
        "2027-01-14T09:30:00Z,",
        "2027-01-14T09:20:00Z, BETWEEN_STEPS",
        "2027-01-14T10:00:00Z, TAKEN",
        "2027-01-14T11:00:00Z,",
        "2027-01-14T11:30:00Z, OUTSIDE_HOURS",
        "2027-01-14T20:00:00Z, OUTSIDE_HOURS",
        "2027-01-15T09:00:00Z, TOO_MANY",
        "2027-01-16T09:00:00Z, TOO_FAR_AHEAD"
    })
    void whatIsInTheWayIsSaid(Instant start, @Nullable SlotObstacle obstacle) {
        var occupied = new Occupied(List.of(span("10:30", "11:00")), List.of(at("2027-01-15T10:00:00Z")), List.of());
        var rules = new BookingRules(60, 1, 1, null, 30, 0, 0);

        SlotFinder finder = new SlotFinder(OFFICE, HOUR, rules, occupied, at(DAY + "T08:15:00Z"));

        assertThat(finder.obstacle(start)).isEqualTo(obstacle);
    }

    private static List<String> dates(Schedule schedule, BookingRules rules, Occupied occupied) {
        Instant now = at("2027-01-01T00:00:00Z");
        return new SlotFinder(schedule, HOUR, rules, occupied, now)
                .between(now, now.plus(Duration.ofDays(14))).stream()
                        .map(slot -> LocalDate.ofInstant(slot.startsAt(), schedule.zone())
                                .toString())
                        .toList();
    }

    private static Instant last(SlotFinder finder, Instant from) {
        return finder.between(from, from.plus(Duration.ofDays(30))).getLast().startsAt();
    }

    private static BookingRules rules(int step) {
        return new BookingRules(0, 10_000, null, null, step, 0, 0);
    }

    private static BookingRules notice(int minutes) {
        return new BookingRules(minutes, 10_000, null, null, 60, 0, 0);
    }

    /** The clock times of the free starts on {@code DAY} in UTC. */
    private static List<String> starts(SlotFinder finder) {
        return onDay(finder, "UTC", DAY).stream()
                .map(slot -> slot.startsAt().toString().substring(11, 16))
                .toList();
    }

    private static List<Slot> onDay(SlotFinder finder, String zone, String day) {
        LocalDate date = LocalDate.parse(day);
        ZoneId visitors = ZoneId.of(zone);
        return finder.between(
                date.atStartOfDay(visitors).toInstant(),
                date.plusDays(1).atStartOfDay(visitors).toInstant());
    }

    private static BusySpan span(String from, String to) {
        return new BusySpan(at(DAY + "T" + from + ":00Z"), at(DAY + "T" + to + ":00Z"));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
