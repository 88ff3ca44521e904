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
     * @param countsAttempt false where the target was away, busy or throttled and nothing was really tried
     */
    record Retry(String reason, @Nullable Duration after, boolean countsAttempt) implements JobOutcome {}

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
        return new Retry(reason, null, true);
    }

    /** The target could not be tried at all. */
    static JobOutcome unavailable(String reason) {
        return new Retry(reason, null, false);
    }
}
