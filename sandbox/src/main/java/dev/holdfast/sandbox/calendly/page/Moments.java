package dev.holdfast.sandbox.calendly.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants in the words of a person in some time zone. */
final class Moments {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private Moments() {}

    static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }

    static String timeOfDay(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    static String full(Instant instant, ZoneId zone) {
        return day(instant, zone) + ", " + timeOfDay(instant, zone) + " (" + zone.getId() + ")";
    }
}
