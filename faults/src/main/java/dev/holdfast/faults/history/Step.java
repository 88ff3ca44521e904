package dev.holdfast.faults.history;

import java.time.Instant;

/**
 * A job as it was after one write.
 *
 * @param at when MongoDB applied the write, by its clock
 * @param state as stored, such as {@code READY}
 * @param written counts the writes to this job's end: a second one is seen although it changes nothing else
 */
public record Step(
        String jobId, Instant at, String state, long fence, int attempts, int stalls, Instant runAt, int written) {

    /** Can nothing follow? */
    public boolean isEnd() {
        return !state.equals("READY") && !state.equals("RUNNING");
    }

    boolean is(String other) {
        return state.equals(other);
    }
}
