package dev.holdfast.kit.service.mongo;

import java.util.function.LongSupplier;

/** How long somebody has waited in all for one or another of several things, as they experience it: what is waited for at once counts once. */
final class TimeSpent {

    private final LongSupplier clock;
    private long past;
    private long since;
    private int open;

    /**
     * @param clock nanoseconds, as of {@link System#nanoTime}
     */
    TimeSpent(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized void begin() {
        if (open == 0) {
            since = clock.getAsLong();
        }
        open++;
    }

    /** What was begun once has ended. */
    synchronized void end() {
        open--;
        if (open == 0) {
            past += clock.getAsLong() - since;
        }
    }

    synchronized long nanos() {
        return open == 0 ? past : past + clock.getAsLong() - since;
    }
}
