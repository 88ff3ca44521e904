package dev.holdfast.kit.job.loop;

import java.time.Duration;

/**
 * Full-jitter back-off: after {@code n} failures the pause is anything up to {@code min(cap, base · 2^(n-1))}, so that
 * many that failed together do not return together.
 *
 * @param base bound of the first pause
 * @param cap bound of every pause
 */
public record BackOff(Duration base, Duration cap) {

    private static final int LARGEST_SHIFT = 30;

    public BackOff {
        if (base.isNegative() || base.isZero() || cap.compareTo(base) < 0) {
            throw new IllegalArgumentException("A back-off needs 0 < base <= cap, not " + base + " and " + cap);
        }
    }

    /** The longest pause after {@code failures} failures in a row (1 or more). */
    public Duration bound(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, LARGEST_SHIFT);
        Duration grown = base.multipliedBy(1L << doublings);
        return grown.compareTo(cap) < 0 ? grown : cap;
    }

    /** A pause after {@code failures} failures in a row (1 or more). */
    public Duration pause(int failures, Jitter jitter) {
        return jitter.upTo(bound(failures));
    }
}
