package dev.holdfast.booking.calendly.reconciler;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which events are compared: those that start within. */
record Window(Instant from, Instant to) {

    /**
     * The window of a pass.
     *
     * @param lastGood when the last good pass began; {@code null} before the first
     * @param resume where an unfinished pass left off; {@code null} to begin from the start
     */
    static Window of(Instant now, @Nullable Instant lastGood, @Nullable Instant resume, ReconcilerConfig config) {
        Instant known = lastGood == null || lastGood.isAfter(now) ? now : lastGood;
        Instant begin = later(known.minus(config.lookback()), now.minus(config.longest()));
        return new Window(resume == null ? begin : later(begin, resume), now.plus(config.horizon()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
