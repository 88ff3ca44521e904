package dev.holdfast.kit.job.hint;

import java.time.Instant;

/**
 * The queue as it is now.
 *
 * @param generation a value that a wipe removes and the next opening replaces
 * @param now by the clock of the queue's server, which also decides what is popped
 */
public record QueueMoment(String generation, Instant now) {}
