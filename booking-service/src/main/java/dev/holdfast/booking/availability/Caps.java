package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.CapKeys;
import dev.holdfast.booking.booking.CapSpan;
import dev.holdfast.booking.offering.BookingRules;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many bookings a day and a week take, by the practitioner's calendar; a week begins on Monday. */
final class Caps {

    private final @Nullable Integer daily;
    private final @Nullable Integer weekly;
    private final ZoneId zone;
    private final List<String> taken;
    private final Map<LocalDate, Long> ofDay;
    private final Map<LocalDate, Long> ofWeek;

    Caps(BookingRules rules, Occupied occupied, ZoneId zone) {
        this.daily = rules.dailyCap();
        this.weekly = rules.weeklyCap();
        this.zone = zone;
        this.taken = occupied.capKeys();
        List<LocalDate> dates = occupied.counted().stream()
                .map(start -> LocalDate.ofInstant(start, zone))
                .toList();
        this.ofDay = count(dates, Function.identity());
        this.ofWeek = count(dates, Caps::mondayOf);
    }

    /** Whether one more booking may be on this date. */
    boolean allow(LocalDate date) {
        return isBelow(daily, ofDay.get(date)) && isBelow(weekly, ofWeek.get(mondayOf(date)));
    }

    /** What one more booking holds on a date that {@link #allow}s it: by chance one of the numbers that are left in its day and its week. */
    CapKeys keys(LocalDate date, RandomGenerator random) {
        List<String> keys = new ArrayList<>();
        if (daily != null) {
            keys.add(key(CapSpan.day(date, zone), daily, ofDay.getOrDefault(date, 0L), random));
        }
        if (weekly != null) {
            keys.add(key(CapSpan.week(date, zone), weekly, ofWeek.getOrDefault(mondayOf(date), 0L), random));
        }
        return new CapKeys(keys);
    }

    private String key(CapSpan span, int cap, long counted, RandomGenerator random) {
        List<Integer> left = new CapNumbers(cap, counted, span.numbers(taken)).left();
        return span.key(left.get(random.nextInt(left.size())));
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
