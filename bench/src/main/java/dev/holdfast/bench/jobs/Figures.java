package dev.holdfast.bench.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run measured.
 *
 * @param rates jobs a second from birth to DONE, one a round
 * @param rate their median
 * @param cost of a job of the middle round, in microseconds of one processor
 * @param steady jobs born ahead at a steady rate
 * @param herds due at one instant
 * @param refilledMillis from each wipe of Redis to all hints there again
 * @param bytesPerHint of the queue Redis
 * @param claimedAgain claims beyond the one that a job needs, of all jobs
 * @param peers absent when they had no turn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figures(
        Setting setting,
        List<Double> rates,
        double rate,
        Cost cost,
        Steady steady,
        List<Herd> herds,
        List<Long> refilledMillis,
        double bytesPerHint,
        long claimedAgain,
        @Nullable Peers peers) {

    static final double RATE_WANTED = 2_000;
    static final double TIMES_AGENDA_WANTED = 20;
    static final double TIMES_JOBRUNR_WANTED = 4;
    static final long STEADY_P99_MILLIS_ALLOWED = 250;

    /** @param hints how many jobs were hinted when Redis was wiped */
    record Setting(int processors, int jobs, int rounds, int slots, int hints) {}

    /** Microseconds of one processor that a job took of each process. */
    record Cost(double mongod, double redis, double worker, double promoter) {}

    /** How long after they were due jobs were done, in milliseconds. */
    record Steady(int perSecond, int jobs, long p50Millis, long p99Millis, long worstMillis) {

        @JsonProperty
        boolean met() {
            return p99Millis <= STEADY_P99_MILLIS_ALLOWED;
        }
    }

    /** The same of jobs that were all due at one instant. */
    record Herd(int jobs, long p50Millis, long p99Millis, long lastMillis) {}

    /**
     * Jobs a second of others, on the same servers.
     *
     * @param bullMq in memory
     * @param bullMqDurable with {@code appendfsync always}
     */
    record Peers(double bullMq, double bullMqDurable, double agenda, double jobRunr) {}

    String toJson() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
