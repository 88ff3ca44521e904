package dev.holdfast.faults.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as it was after one write.
 *
 * @param at when MongoDB applied the write, by its clock
 * @param state as stored, such as {@code READY}
 * @param lease what is stored of who holds the job; null where nothing is
 * @param error the stable word this very write left behind about what went wrong; null where it left none
 */
public record Step(
        String jobId,
        Instant at,
        String state,
        long fence,
        int attempts,
        int stalls,
        Instant runAt,
        @Nullable Lease lease,
        @Nullable String error) {

    /**
     * Who holds a job, and until when by MongoDB's clock.
     *
     * @param owner names the worker
     */
    public record Lease(String owner, Instant until) {}

    /** Can nothing follow? */
    public boolean isEnd() {
        return !state.equals("READY") && !state.equals("RUNNING");
    }

    boolean is(String other) {
        return state.equals(other);
    }
}
