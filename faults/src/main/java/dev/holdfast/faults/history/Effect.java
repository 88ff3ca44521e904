package dev.holdfast.faults.history;

import java.time.Instant;

/**
 * What the owner of a job did for one call.
 *
 * @param acted whether the effect happened in this call; if not, the owner only said what had happened before, or nothing did
 * @param done whether the answer says that the effect has happened, now or before
 * @param answered when the answer was ready, by the clock of this machine; a worker may never have received it
 */
public record Effect(String jobId, long fence, boolean acted, boolean done, Instant answered) {}
