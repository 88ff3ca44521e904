package dev.holdfast.notification.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class QuietHoursTest {

    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Zones that put their clocks forward and back by an hour, by half of one, at midnight, and not at all. */
    private enum Place {
        NEW_YORK("America/New_York"),
        LORD_HOWE("Australia/Lord_Howe"),
        SANTIAGO("America/Santiago"),
        KATHMANDU("Asia/Kathmandu");

        private final ZoneId zone;

        Place(String id) {
            this.zone = ZoneId.of(id);
        }
    }

    @Example
    void whatLiesInTheNightIsSaidTheEveningBefore() {
        assertThat(QuietHours.USUAL.notDuring(at("2027-01-15T01:00:00Z"), KOLKATA)) // 06:30 there
                .isEqualTo(at("2027-01-14T16:30:00Z")); // 22:00
        assertThat(QuietHours.USUAL.notDuring(at("2027-01-14T17:00:00Z"), KOLKATA)) // 22:30
                .isEqualTo(at("2027-01-14T16:30:00Z"));
    }

    @Example
    void itsBeginningIsQuietAndItsEndIsNot() {
        assertThat(QuietHours.USUAL.notDuring(at("2027-01-14T16:30:00Z"), KOLKATA))
                .isEqualTo(at("2027-01-14T16:30:00Z"));
        assertThat(QuietHours.USUAL.notDuring(at("2027-01-15T01:30:00Z"), KOLKATA))
                .isEqualTo(at("2027-01-15T01:30:00Z"));
        assertThat(QuietHours.USUAL.notDuring(at("2027-01-15T01:29:59Z"), KOLKATA))
                .isEqualTo(at("2027-01-14T16:30:00Z"));
    }

    @Example
    void quietInTheMiddleOfTheDay() {
        var siesta = new QuietHours(LocalTime.of(13, 0), LocalTime.of(15, 0));

        assertThat(siesta.notDuring(at("2027-01-14T19:10:00Z"), NEW_YORK)).isEqualTo(at("2027-01-14T18:00:00Z"));
        assertThat(siesta.notDuring(at("2027-01-14T20:00:00Z"), NEW_YORK)).isEqualTo(at("2027-01-14T20:00:00Z"));
    }

    @Example
    void aBeginningThatTheClockSkipsIsWhereItSkips() {
        var night = new QuietHours(LocalTime.of(2, 30), LocalTime.of(6, 0));

        assertThat(night.notDuring(at("2027-03-14T09:00:00Z"), NEW_YORK)) // 05:00; 02:00 became 03:00
                .isEqualTo(at("2027-03-14T07:00:00Z"));
    }

    @Example
    void aBeginningThatTheClockStrikesTwiceIsTheFirst() {
        var night = new QuietHours(LocalTime.of(1, 0), LocalTime.of(9, 0));

        assertThat(night.notDuring(at("2026-11-01T06:25:00Z"), NEW_YORK)) // 01:25 for the second time
                .isEqualTo(at("2026-11-01T05:00:00Z"));
    }

    @Example
    void hoursWithoutAnEndAreNone() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Against walking back minute by minute, over two years. */
    @Property(tries = 400)
    void itIsTheLastMinuteThatWasLoud(
            @ForAll Place place,
            @ForAll @IntRange(max = 95) int from,
            @ForAll @IntRange(min = 1, max = 95) int length,
            @ForAll @IntRange(max = 1_051_200) int minute) {
        LocalTime begins = LocalTime.MIDNIGHT.plusMinutes(15L * from);
        var hours = new QuietHours(begins, begins.plusMinutes(15L * length));
        Instant moment = at("2026-06-01T00:00:00Z").plus(Duration.ofMinutes(minute));

        assertThat(hours.notDuring(moment, place.zone)).isEqualTo(walkedBack(hours, moment, place.zone));
    }

    @Property(tries = 100)
    void aMonthOfChangesOfTheClockAgreesToo(
            @ForAll Place place, @ForAll @IntRange(max = 95) int from, @ForAll @IntRange(max = 600) int after) {
        LocalTime begins = LocalTime.MIDNIGHT.plusMinutes(15L * from);
        var hours = new QuietHours(begins, begins.plusHours(8));
        Instant change = place.zone.getRules().isFixedOffset()
                        || place.zone.getRules().nextTransition(at("2026-06-01T00:00:00Z")) == null
                ? at("2026-06-01T00:00:00Z")
                : place.zone
                        .getRules()
                        .nextTransition(at("2026-06-01T00:00:00Z"))
                        .getInstant();
        Instant moment = change.plus(Duration.ofMinutes(after));

        assertThat(hours.notDuring(moment, place.zone)).isEqualTo(walkedBack(hours, moment, place.zone));
    }

    private static Instant walkedBack(QuietHours hours, Instant moment, ZoneId zone) {
        Instant walked = moment;
        if (!isQuiet(hours, walked, zone)) {
            return moment;
        }
        while (isQuiet(hours, walked.minusSeconds(60), zone)) {
            walked = walked.minusSeconds(60);
        }
        return walked;
    }

    private static boolean isQuiet(QuietHours hours, Instant moment, ZoneId zone) {
        int now = minuteOfDay(moment.atZone(zone).toLocalTime());
        int from = minuteOfDay(hours.from());
        int to = minuteOfDay(hours.to());
        return from < to ? now >= from && now < to : now >= from || now < to;
    }

    private static int minuteOfDay(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
