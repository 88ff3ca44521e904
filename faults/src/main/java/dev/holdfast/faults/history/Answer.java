package dev.holdfast.faults.history;

import java.time.Instant;

/**
 * What the owner of a job was about to tell the holder of a claim.
 *
 * @param done whether it says that the effect has happened, now or before
 * @param at just before the answer went out, by the clock of this machine; the worker may never have received it
 */
public record Answer(String jobId, long fence, boolean done, Instant at) {}
