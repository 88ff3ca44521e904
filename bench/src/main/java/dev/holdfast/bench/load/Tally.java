package dev.holdfast.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts answers while they come; used by one thread. */
final class Tally {

    /** What a request counts that was not acknowledged: longer than any limit. */
    private static final long NEVER_MICROS = TimeUnit.SECONDS.toMicros(60);

    private static final int DIGITS = 3;

    private final Histogram micros = new Histogram(NEVER_MICROS, DIGITS);
    private final List<String> acknowledged = new ArrayList<>();
    private long refused;

    void count(Shot shot, boolean wasAcknowledged, long nanos) {
        if (wasAcknowledged) {
            acknowledged.add(shot.id());
            micros.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), NEVER_MICROS));
        } else {
            refused++;
            micros.recordValue(NEVER_MICROS);
        }
    }

    Measured measured(long tookNanos) {
        return new Measured(acknowledged, refused, tookNanos, micros);
    }
}
