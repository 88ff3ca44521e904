package dev.holdfast.kit.job.loop;

import java.time.Duration;

/** A moment on the clock that only counts elapsed time, so that nobody's setting of the time can move it. */
public final class Deadline {

    private final long atNanos;

    private Deadline(long atNanos) {
        this.atNanos = atNanos;
    }

    /** This long from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left; zero when it has passed. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }

    /** Has it passed? */
    public boolean isOver() {
        return left().isZero();
    }
}
