package dev.holdfast.notification.template;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times in the words of one language, in one person's time zone, with the zone spelled out so that nobody has to guess. */
public final class ReadableTime {

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("'UTC'xxx", Locale.ROOT);

    private final Templates templates;
    private final Language language;

    ReadableTime(Templates templates, Language language) {
        this.templates = templates;
        this.language = language;
    }

    /**
     * For example {@code Thursday, 14 January 2027, 14:30 to 15:00}.
     *
     * @param zone IANA name; UTC where it is absent or unknown
     */
    public String span(Instant from, Instant to, @Nullable String zone) {
        ZonedDateTime start = from.atZone(zoneOf(zone));
        ZonedDateTime end = to.atZone(zoneOf(zone));
        boolean isWithinADay = start.toLocalDate().equals(end.toLocalDate());
        return templates.phrase(
                language,
                "time/span",
                Map.of(
                        "startDay", language.day().format(start),
                        "start", language.time().format(start),
                        "endDay", isWithinADay ? "" : language.day().format(end),
                        "end", language.time().format(end)));
    }

    /** For example {@code Thursday, 14 January 2027}. */
    public String day(LocalDate day) {
        return language.day().format(day);
    }

    /** For example {@code 14:30 to 15:00}, for what begins and ends within a day or so. */
    public String hours(Instant from, Instant to, ZoneId zone) {
        return templates.phrase(
                language,
                "time/hours",
                Map.of(
                        "start", language.time().format(from.atZone(zone)),
                        "end", language.time().format(to.atZone(zone))));
    }

    /** For example {@code India Standard Time (Asia/Kolkata, UTC+05:30)}, as it is at that moment. */
    public String zone(Instant at, @Nullable String zone) {
        ZonedDateTime then = at.atZone(zoneOf(zone));
        return language.zone().format(then) + " (" + zoneName(then.getZone()) + ", " + OFFSET.format(then) + ")";
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
