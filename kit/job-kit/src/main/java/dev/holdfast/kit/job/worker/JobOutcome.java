package dev.holdfast.kit.job.worker;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a run of a job ended. Reasons are stable words such as {@code smtp-unavailable}; they are stored and shown. */
public sealed interface JobOutcome {

    /** The effect happened, now or in an earlier run. */
    record Done(@Nullable Map<String, Object> result) implements JobOutcome {}

    /**
     * It did not happen and may be tried again.
     *
     * @param after wait at least this long; null for the usual back-off
     */
    record Retry(String reason, @Nullable Duration after, Why why) implements JobOutcome {}

    /** Why it did not happen. */
    enum Why {
        /** It was tried and failed: an attempt is used up. */
        FAILED,
        /** Its target was away, or takes nothing from anybody; nothing was really tried. */
        AWAY,
        /** It was this job's turn too early, too late or beside another; that says nothing about the target. */
        NOT_NOW
    }

    /** It will never succeed: the job is dead and stays visible. */
    record Reject(String reason) implements JobOutcome {}

    /** Nobody wants it any more. */
    record Unwanted(String reason) implements JobOutcome {}

    /** It may have happened, nobody can say, and it must not be repeated. */
    record Unknown(String reason) implements JobOutcome {}

    /** The effect happened and left nothing to remember. */
    static JobOutcome done() {
        return new Done(null);
    }

    /** A failure that uses up an attempt. */
    static JobOutcome retry(String reason) {
        return new Retry(reason, null, Why.FAILED);
    }

    /** The target could not be tried at all. */
    static JobOutcome unavailable(String reason) {
        return new Retry(reason, null, Why.AWAY);
    }

    /** Another time; nothing is used up. */
    static JobOutcome notNow(String reason) {
        return new Retry(reason, null, Why.NOT_NOW);
    }
}
