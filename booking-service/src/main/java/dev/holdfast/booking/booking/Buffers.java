package dev.holdfast.booking.booking;

import dev.holdfast.booking.offering.Timing;
import java.time.Duration;

/** Time that is kept free on either side of an appointment; never negative and four hours at most. */
public record Buffers(Duration before, Duration after) {

    /** On either side. What is near enough to a booking to be in its way follows from it. */
    public static final Duration LONGEST = Duration.ofMinutes(Timing.LONGEST_BUFFER_MINUTES);

    public static final Buffers NONE = new Buffers(Duration.ZERO, Duration.ZERO);

    public Buffers {
        requirePlausible(before);
        requirePlausible(after);
    }

    private static void requirePlausible(Duration buffer) {
        if (buffer.isNegative() || buffer.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a buffer keeps up to four hours free");
        }
    }

    public static Buffers ofMinutes(int before, int after) {
        return new Buffers(Duration.ofMinutes(before), Duration.ofMinutes(after));
    }
}
