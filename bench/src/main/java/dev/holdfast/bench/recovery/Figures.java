package dev.holdfast.bench.recovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * Everything that a run measured.
 *
 * @param jobs that were hinted
 * @param refilledMillis from each wipe to all hints there again
 * @param bytesPerJob of the queue Redis
 * @param plain a booking's insert without jobs
 * @param withOutbox the same with its jobs in it
 */
record Figures(
        int processors, int jobs, List<Long> refilledMillis, double bytesPerJob, Writes plain, Writes withOutbox) {

    static final long REFILL_MILLIS_ALLOWED = 2_000;
    static final double BYTES_ALLOWED = 150;
    static final double RATIO_ALLOWED = 1.15;

    /** Inserts, one after the other. */
    record Writes(int count, double p50Millis, double p99Millis) {

        static Writes of(List<Long> nanos) {
            List<Long> sorted = nanos.stream().sorted().toList();
            return new Writes(sorted.size(), millis(sorted, 0.5), millis(sorted, 0.99));
        }

        private static double millis(List<Long> sorted, double part) {
            return sorted.get((int) ((sorted.size() - 1) * part)) / 1e6;
        }
    }

    @JsonProperty
    long worstRefillMillis() {
        return refilledMillis.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The 99th percentile with jobs as a multiple of the one without. */
    @JsonProperty
    double ratio() {
        return withOutbox.p99Millis() / plain.p99Millis();
    }

    String toJson() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
