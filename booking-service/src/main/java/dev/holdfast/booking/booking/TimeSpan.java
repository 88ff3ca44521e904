package dev.holdfast.booking.booking;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, from its start up to and without its end; never empty and never longer than a day. */
public record TimeSpan(Instant startsAt, Instant endsAt) {

    /** What meets a moment began at most so long before it. */
    public static final Duration LONGEST = Duration.ofDays(1);

    public TimeSpan {
        if (!isPlausible(startsAt, endsAt)) {
            throw new IllegalArgumentException("a booking ends after it starts, within a day");
        }
    }

    /** Whether a booking could last from one to the other. */
    public static boolean isPlausible(Instant startsAt, Instant endsAt) {
        return startsAt.isBefore(endsAt) && !endsAt.isAfter(startsAt.plus(LONGEST));
    }

    /** As long as this one, from another start. */
    TimeSpan startingAt(Instant start) {
        return new TimeSpan(start, start.plus(Duration.between(startsAt, endsAt)));
    }

    /** Whether some moment belongs to both. */
    boolean overlaps(TimeSpan other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }
}
