package dev.holdfast.faults.history;

import java.time.Instant;

/**
 * An effect that really happened at the owner of a job; whether anybody was told is another matter ({@link Answer}).
 *
 * @param fence of the claim that it was done for
 */
public record Effect(String jobId, long fence, Instant at) {}
