package dev.holdfast.booking.schedule;

import static dev.holdfast.booking.schedule.ScheduleFixture.closed;
import static dev.holdfast.booking.schedule.ScheduleFixture.everyDay;
import static dev.holdfast.booking.schedule.ScheduleFixture.withOverride;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-03-28, PT2H", // 02:00 becomes 03:00
        "Europe/Berlin, 2027-10-31, PT4H", // 03:00 becomes 02:00
        "Europe/Berlin, 2027-10-30, PT3H",
        "America/New_York, 2027-03-14, PT2H",
        "America/New_York, 2027-11-07, PT4H",
        "Australia/Lord_Howe, 2027-10-03, PT2H30M",
        "Australia/Lord_Howe, 2027-04-04, PT3H30M",
        "Asia/Kolkata, 2027-03-28, PT3H",
        "Pacific/Apia, 2011-12-29, PT3H",
        "Pacific/Apia, 2011-12-30, PT0S", // a date that there was not
        "Pacific/Apia, 2011-12-31, PT3H"
    })
    void anHourThatIsLeftOutIsNotWorkedAndOneThatComesTwiceIsWorkedTwice(String zone, String day, Duration worked) {
        assertThat(total(onDay(everyDay(zone, "01:00-04:00"), day))).isEqualTo(worked);
    }

    @Test
    void aRangeWithinTheHourThatComesTwiceIsWorkedInBoth() {
        List<OpenTime> open = onDay(everyDay("Europe/Berlin", "02:15-02:45"), "2027-10-31");

        assertThat(open)
                .extracting(OpenTime::startsAt, OpenTime::endsAt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(at("2027-10-31T00:15:00Z"), at("2027-10-31T00:45:00Z")),
                        org.assertj.core.groups.Tuple.tuple(at("2027-10-31T01:15:00Z"), at("2027-10-31T01:45:00Z")));
    }

    @Test
    void aRangeThatEndsInTheHourThatIsLeftOutEndsWithIt() {
        assertThat(onDay(everyDay("Europe/Berlin", "01:00-02:30"), "2027-03-28"))
                .extracting(OpenTime::endsAt)
                .containsExactly(at("2027-03-28T01:00:00Z"));
        assertThat(onDay(everyDay("Europe/Berlin", "02:00-03:00"), "2027-03-28"))
                .isEmpty();
    }

    @Test
    void aDayOfTwentyThreeHoursIsWorkedWhole() {
        Schedule always = everyDay("Europe/Berlin", "00:00-24:00");

        assertThat(total(onDay(always, "2027-03-28"))).isEqualTo(Duration.ofHours(23));
        assertThat(total(onDay(always, "2027-10-31"))).isEqualTo(Duration.ofHours(25));
        assertThat(new WorkingHours(always).cover(at("2027-03-27T00:00:00Z"), at("2027-04-02T00:00:00Z")))
                .isTrue();
    }

    @Test
    void hoursGoOnOverMidnightWhereRangesMeet() {
        WorkingHours hours = new WorkingHours(everyDay("Asia/Kolkata", "00:00-02:00", "22:00-24:00"));

        assertThat(hours.cover(at("2027-01-14T18:00:00Z"), at("2027-01-14T19:00:00Z"))) // 23:30 to 00:30
                .isTrue();
        assertThat(hours.cover(at("2027-01-14T20:00:00Z"), at("2027-01-14T20:35:00Z"))) // 01:30 to 02:05
                .isFalse();
    }

    @Test
    void onlyWhatIsWorkedWholeIsCovered() {
        WorkingHours hours = new WorkingHours(everyDay("UTC", "09:00-12:00", "13:00-17:00"));

        assertThat(hours.cover(at("2027-01-14T09:00:00Z"), at("2027-01-14T12:00:00Z")))
                .isTrue();
        assertThat(hours.cover(at("2027-01-14T08:55:00Z"), at("2027-01-14T09:30:00Z")))
                .isFalse();
        assertThat(hours.cover(at("2027-01-14T11:30:00Z"), at("2027-01-14T13:30:00Z")))
                .isFalse();
        assertThat(hours.cover(at("2027-01-14T12:10:00Z"), at("2027-01-14T12:20:00Z")))
                .isFalse();
    }

    @Test
    void aDateWithOtherHoursGoesBeforeTheWeekAndAClosureBeforeBoth() {
        Schedule other = withOverride(everyDay("UTC", "09:00-12:00"), "2027-01-14", "20:00-21:00");

        assertThat(onDay(other, "2027-01-14"))
                .extracting(OpenTime::startsAt)
                .containsExactly(at("2027-01-14T20:00:00Z"));
        assertThat(onDay(withOverride(other, "2027-01-14"), "2027-01-14")).isEmpty();

        Schedule closed = closed(other, "2027-01-14", "2027-01-15");
        assertThat(onDay(closed, "2027-01-14")).isEmpty();
        assertThat(onDay(closed, "2027-01-15")).isEmpty();
        assertThat(onDay(closed, "2027-01-13")).hasSize(1);
        assertThat(onDay(closed, "2027-01-16")).hasSize(1);
    }

    private static List<OpenTime> onDay(Schedule schedule, String day) {
        LocalDate date = LocalDate.parse(day);
        ZoneId zone = schedule.zone();
        return new WorkingHours(schedule)
                .between(
                        date.atStartOfDay(zone).toInstant(),
                        date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static Duration total(List<OpenTime> open) {
        return open.stream()
                .map(each -> Duration.between(each.startsAt(), each.endsAt()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
