package dev.holdfast.booking.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Moments that are still to come whenever the tests run. Each test class takes a day of its own, two or more from the next. */
public final class Ahead {

    private Ahead() {}

    /** So many days from today at this time by UTC, such as {@code "09:00"}. */
    public static Instant at(int days, String time) {
        return LocalDate.now(ZoneOffset.UTC)
                .plusDays(days)
                .atTime(LocalTime.parse(time))
                .toInstant(ZoneOffset.UTC);
    }
}
