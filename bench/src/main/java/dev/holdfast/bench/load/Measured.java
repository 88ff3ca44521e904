package dev.holdfast.bench.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a stretch of load came to.
 *
 * @param acknowledged the ids of the requests that were answered 200
 * @param refused how many were not, whatever the reason; each counts as slower than any limit
 * @param tookNanos from the first request to the last answer
 * @param micros how long answers took
 */
public record Measured(List<String> acknowledged, long refused, long tookNanos, Histogram micros) {

    /** Acknowledged requests per second. */
    public double rate() {
        return acknowledged.size() / (tookNanos / (double) TimeUnit.SECONDS.toNanos(1));
    }
}
