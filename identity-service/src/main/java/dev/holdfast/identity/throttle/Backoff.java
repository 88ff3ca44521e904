package dev.holdfast.identity.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * The rule by which attempts are let through.
 *
 * @param free attempts that cost nothing
 * @param firstWait after the first one that costs; doubled by each further
 * @param longestWait the cap
 * @param forgiveEvery time that forgives one attempt
 */
record Backoff(int free, Duration firstWait, Duration longestWait, Duration forgiveEvery) {

    /** Beyond this the wait is the longest in any case; it keeps counts, and so the time to forgive them, small. */
    private static final int MOST_DOUBLINGS = 16;

    static Backoff of(ThrottleConfig config) {
        return new Backoff(config.freeAttempts(), config.firstWait(), config.longestWait(), config.forgiveEvery());
    }

    /** What becomes of an attempt. */
    sealed interface Decision {

        /** It may go on, and is counted if its password turns out to be wrong. */
        record Free() implements Decision {}

        /** It may go on once it is counted, so that no other one goes on beside it; this is the count with it. */
        record Charge(AttemptCount counted) implements Decision {}

        /** It has to wait. */
        record Refuse(Duration pause) implements Decision {}
    }

    Decision decide(AttemptCount before, Instant now) {
        if (now.isBefore(before.until())) {
            return new Decision.Refuse(Duration.between(now, before.until()));
        }
        return remembered(before, now) < free ? new Decision.Free() : new Decision.Charge(counted(before, now));
    }

    /** The count with one more. */
    AttemptCount counted(AttemptCount before, Instant now) {
        int failures = Math.min(remembered(before, now) + 1, free + MOST_DOUBLINGS);
        return new AttemptCount(failures, now, now.plus(waitAfter(failures)));
    }

    private int remembered(AttemptCount before, Instant now) {
        long forgiven = Math.max(0, Duration.between(before.at(), now).dividedBy(forgiveEvery));
        return (int) Math.max(0, before.failures() - forgiven);
    }

    private Duration waitAfter(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        Duration wait = firstWait.multipliedBy(1L << (failures - free - 1));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
