package dev.holdfast.booking.availability;

import dev.holdfast.booking.offering.BookingRules;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many bookings a day and a week take, by the practitioner's calendar; a week begins on Monday. */
final class Caps {

    private final @Nullable Integer daily;
    private final @Nullable Integer weekly;
    private final Map<LocalDate, Long> ofDay;
    private final Map<LocalDate, Long> ofWeek;

    Caps(BookingRules rules, List<Instant> counted, ZoneId zone) {
        this.daily = rules.dailyCap();
        this.weekly = rules.weeklyCap();
        List<LocalDate> dates =
                counted.stream().map(start -> LocalDate.ofInstant(start, zone)).toList();
        this.ofDay = count(dates, Function.identity());
        this.ofWeek = count(dates, Caps::mondayOf);
    }

    /** Whether one more booking may be on this date. */
    boolean allow(LocalDate date) {
        return isBelow(daily, ofDay.get(date)) && isBelow(weekly, ofWeek.get(mondayOf(date)));
    }

    /** The first day of a date's week. */
    static LocalDate mondayOf(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static boolean isBelow(@Nullable Integer cap, @Nullable Long count) {
        return cap == null || count == null || count < cap;
    }

    private static Map<LocalDate, Long> count(List<LocalDate> dates, Function<LocalDate, LocalDate> by) {
        return dates.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
