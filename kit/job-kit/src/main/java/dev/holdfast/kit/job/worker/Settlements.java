package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.loop.BackOff;
import dev.holdfast.kit.job.loop.Jitter;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.Settlement;
import dev.holdfast.kit.job.store.Settlement.Again;
import dev.holdfast.kit.job.store.Settlement.Charge;
import dev.holdfast.kit.job.store.Settlement.Final;
import dev.holdfast.kit.job.targets.Refusal;
import dev.holdfast.kit.job.worker.JobOutcome.Done;
import dev.holdfast.kit.job.worker.JobOutcome.Reject;
import dev.holdfast.kit.job.worker.JobOutcome.Retry;
import dev.holdfast.kit.job.worker.JobOutcome.Unknown;
import dev.holdfast.kit.job.worker.JobOutcome.Unwanted;
import java.time.Duration;

/** The rules by which a claim ends: what is final, what comes again and when. Pure. */
final class Settlements {

    private static final BackOff AFTER_FAILURE = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(30));

    /** The first is short: a job runs elsewhere within three seconds of the end of its lease. */
    private static final BackOff AFTER_STALL = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** Between two tries of a target that is away. */
    private static final Duration TARGET_AWAY = Duration.ofSeconds(3);

    /** Spread over those that were told the same time to come back. */
    private static final Duration SPREAD = Duration.ofSeconds(1);

    private Settlements() {}

    /** After a handler's outcome. */
    static Settlement after(JobDocument job, JobOutcome outcome, Jitter jitter) {
        return switch (outcome) {
            case Done(var result) -> new Final(JobState.DONE, result, null);
            case Reject(var reason) -> new Final(JobState.DEAD, null, reason);
            case Unwanted(var reason) -> new Final(JobState.CANCELLED, null, reason);
            case Unknown(var reason) -> new Final(JobState.UNKNOWN, null, reason);
            case Retry retry -> again(job, retry, jitter);
        };
    }

    private static Settlement again(JobDocument job, Retry retry, Jitter jitter) {
        if (retry.why() != JobOutcome.Why.FAILED) {
            return new Again(pause(retry, jitter.around(TARGET_AWAY), jitter), Charge.NOTHING, retry.reason());
        }
        int failures = job.attempts() + 1;
        return failures >= job.maxAttempts()
                ? new Final(JobState.DEAD, null, retry.reason())
                : new Again(
                        pause(retry, AFTER_FAILURE.pause(failures, jitter), jitter), Charge.ATTEMPT, retry.reason());
    }

    private static Duration pause(Retry retry, Duration usual, Jitter jitter) {
        return retry.after() == null ? usual : retry.after().plus(jitter.upTo(SPREAD));
    }

    /**
     * After a lease ran out; stalls are counted apart, so that a job that kills its workers ends too. What may have happened and must
     * not happen twice is left to a person.
     */
    static Settlement afterStall(JobDocument job, Jitter jitter) {
        if (job.isAmbiguous()) {
            return ambiguous("stalled");
        }
        int stalls = job.stalls() + 1;
        return stalls > job.maxStalls()
                ? new Final(JobState.DEAD, null, "stalled")
                : new Again(AFTER_STALL.pause(stalls, jitter), Charge.STALL, "stalled");
    }

    /** When an effect had begun, nobody knows how it ended, and it must not be repeated. */
    static Settlement ambiguous(String reason) {
        return new Final(JobState.UNKNOWN, null, reason);
    }

    /** When a job's target takes nothing now. */
    static Settlement deferred(Refusal refusal, Jitter jitter) {
        return new Again(refusal.after().plus(jitter.upTo(SPREAD)), Charge.NOTHING, refusal.reason());
    }

    /** When a worker gives a job back that it will not finish. */
    static Settlement released() {
        return new Again(Duration.ZERO, Charge.NOTHING, null);
    }
}
