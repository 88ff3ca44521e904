package dev.holdfast.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts answers while they come; used by one thread. */
final class Tally {

    /** What a request counts that was not acknowledged: longer than any limit. */
    private static final long NEVER_MICROS = TimeUnit.SECONDS.toMicros(60);

    private static final int DIGITS = 3;
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final Histogram micros = new Histogram(NEVER_MICROS, DIGITS);
    private final List<String> acknowledged = new ArrayList<>();
    private final Map<Integer, Long> statuses = new TreeMap<>();

    void count(Shot shot, int status, long nanos) {
        statuses.merge(status, 1L, Long::sum);
        if (status >= OK && status < REDIRECT) {
            acknowledged.add(shot.id());
            micros.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), NEVER_MICROS));
        } else {
            micros.recordValue(NEVER_MICROS);
        }
    }

    Measured measured(long tookNanos) {
        return new Measured(acknowledged, statuses, tookNanos, micros);
    }
}
