package dev.holdfast.kit.job.worker;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many jobs of a backlog may run at once. After an outage the first of them find services that have just come back: they start
 * with a tenth of the slots, and twice as many after every ten seconds in which fewer than one in a hundred failed; otherwise
 * with half of what they had. Safe for any thread.
 */
final class BacklogRamp {

    private static final long STEP = Duration.ofSeconds(10).toNanos();

    /** Without a backlog for so long, the next one begins anew. */
    private static final long FORGOTTEN = Duration.ofMinutes(1).toNanos();

    private static final int BAD_IN = 100;

    private final int slots;
    private final LongSupplier nanos;
    private int limit;
    private int running;
    private long stepBegan;
    private long lastSeen;
    private int ended;
    private int bad;
    private boolean active;

    BacklogRamp(int slots, LongSupplier nanos) {
        this.slots = slots;
        this.nanos = nanos;
        begin(nanos.getAsLong());
    }

    /** How many more may be taken now. */
    synchronized int free() {
        long now = nanos.getAsLong();
        if (!active || now - lastSeen > FORGOTTEN) {
            begin(now);
        } else if (now - stepBegan >= STEP) {
            limit = bad * BAD_IN > ended ? Math.max(1, limit / 2) : Math.min(slots, limit * 2);
            beginStep(now);
        }
        return Math.max(0, limit - running);
    }

    private void begin(long now) {
        limit = Math.max(1, slots / 10);
        active = false;
        beginStep(now);
    }

    private void beginStep(long now) {
        stepBegan = now;
        ended = 0;
        bad = 0;
    }

    /** A job of the backlog was taken. */
    synchronized void taken() {
        running++;
        lastSeen = nanos.getAsLong();
        active = true;
    }

    /** It has ended, or was nobody's to take. */
    synchronized void ended(boolean well) {
        running--;
        ended++;
        bad += well ? 0 : 1;
    }
}
