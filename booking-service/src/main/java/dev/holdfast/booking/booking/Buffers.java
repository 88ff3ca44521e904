package dev.holdfast.booking.booking;

import java.time.Duration;

/** Time that is kept free on either side of an appointment; never negative. */
public record Buffers(Duration before, Duration after) {

    /** On either side. */
    public static final Duration LONGEST = Duration.ofHours(4);

    public static final Buffers NONE = new Buffers(Duration.ZERO, Duration.ZERO);

    public Buffers {
        if (before.isNegative() || after.isNegative()) {
            throw new IllegalArgumentException("a buffer keeps time free");
        }
    }

    public static Buffers ofMinutes(int before, int after) {
        return new Buffers(Duration.ofMinutes(before), Duration.ofMinutes(after));
    }
}
