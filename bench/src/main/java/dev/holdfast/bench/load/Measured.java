package dev.holdfast.bench.load;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a stretch of load came to.
 *
 * @param acknowledged the ids of the requests that were answered 2xx
 * @param statuses how many answers had which status; {@link Target#NONE} for no answer
 * @param tookNanos from the first request to the last answer
 * @param micros how long answers took; a request that was not acknowledged counts as slower than any limit
 */
public record Measured(List<String> acknowledged, Map<Integer, Long> statuses, long tookNanos, Histogram micros) {

    private static final double MICROS_PER_MILLI = 1000;

    /** How many were not acknowledged, whatever the reason. */
    public long refused() {
        return statuses.values().stream().mapToLong(Long::longValue).sum() - acknowledged.size();
    }

    /** Acknowledged requests per second. */
    public double rate() {
        return acknowledged.size() / (tookNanos / (double) TimeUnit.SECONDS.toNanos(1));
    }

    /** Within how many milliseconds so many per cent of the answers came. */
    public double millisAt(double percent) {
        return micros.getValueAtPercentile(percent) / MICROS_PER_MILLI;
    }
}
