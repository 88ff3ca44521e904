package dev.holdfast.identity.throttle;

import java.time.Instant;

/**
 * Attempts that were not right, as far as they are remembered.
 *
 * @param at when the last one was made
 * @param until before which no other one is let through
 */
record AttemptCount(int failures, Instant at, Instant until) {

    static final AttemptCount NONE = new AttemptCount(0, Instant.EPOCH, Instant.EPOCH);
}
