package dev.holdfast.notification.template;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A span of time in words, in one person's time zone, with the zone spelled out so that nobody has to guess. */
public final class ReadableTime {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzzz", Locale.ENGLISH);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("'UTC'xxx", Locale.ENGLISH);

    private ReadableTime() {}

    /**
     * For example {@code Thursday, 14 January 2027, 14:30 to 15:00}.
     *
     * @param zone IANA name; UTC where it is absent or unknown
     */
    public static String span(Instant from, Instant to, @Nullable String zone) {
        ZonedDateTime start = from.atZone(zoneOf(zone));
        ZonedDateTime end = to.atZone(zoneOf(zone));
        String until = start.toLocalDate().equals(end.toLocalDate()) ? "" : DAY.format(end) + ", ";
        return DAY.format(start) + ", " + TIME.format(start) + " to " + until + TIME.format(end);
    }

    /** For example {@code Thursday, 14 January 2027}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** For example {@code 14:30 to 15:00}, for what begins and ends within a day or so. */
    public static String hours(Instant from, Instant to, ZoneId zone) {
        return TIME.format(from.atZone(zone)) + " to " + TIME.format(to.atZone(zone));
    }

    /** For example {@code India Standard Time (Asia/Kolkata, UTC+05:30)}, as it is at that moment. */
    public static String zone(Instant at, @Nullable String zone) {
        ZonedDateTime then = at.atZone(zoneOf(zone));
        return ZONE.format(then) + " (" + zoneName(then.getZone()) + ", " + OFFSET.format(then) + ")";
    }

    private static String zoneName(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** The zone of this name; UTC where it is absent or unknown. */
    public static ZoneId zoneOf(@Nullable String zone) {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
