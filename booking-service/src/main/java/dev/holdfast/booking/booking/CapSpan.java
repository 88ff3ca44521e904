package dev.holdfast.booking.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A day or an ISO week of a practitioner's calendar, in which bookings of an offering are counted. One that its client chose has a number
 * in each that has a cap, which a unique index lets be there once: its {@link CapKeys}, such as {@code 2027-03-01|Europe/Berlin|2} and
 * {@code 2027-W09|Europe/Berlin|7} (ADR 25).
 *
 * @param name of the day or week, by the calendar of the zone
 */
public record CapSpan(String name, ZoneId zone) {

    private static final DateTimeFormatter WEEK = new DateTimeFormatterBuilder()
            .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
            .appendLiteral("-W")
            .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
            .toFormatter();

    /** The date. */
    public static CapSpan day(LocalDate date, ZoneId zone) {
        return new CapSpan(date.toString(), zone);
    }

    /** The week in which the date is. */
    public static CapSpan week(LocalDate date, ZoneId zone) {
        return new CapSpan(WEEK.format(date), zone);
    }

    /** What the booking with this number holds. */
    public String key(int number) {
        return prefix() + number;
    }

    /** The numbers in this one, among what bookings hold. */
    public Set<Integer> numbers(Collection<String> capKeys) {
        String prefix = prefix();
        return capKeys.stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> Integer.valueOf(key.substring(prefix.length())))
                .collect(Collectors.toSet());
    }

    /** Whether a booking that starts then is counted here. */
    boolean has(Instant start) {
        LocalDate date = LocalDate.ofInstant(start, zone);
        return equals(day(date, zone)) || equals(week(date, zone));
    }

    private String prefix() {
        return name + "|" + zone + "|";
    }

    /** Whose number this is. */
    static CapSpan of(String key) {
        int zoneAt = key.indexOf('|') + 1;
        return new CapSpan(key.substring(0, zoneAt - 1), ZoneId.of(key.substring(zoneAt, key.lastIndexOf('|'))));
    }
}
