package dev.holdfast.kit.job.effect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an owner answers about a job.
 *
 * @param retryAfter seconds
 * @param result what the effect left behind; small
 * @param error a stable word
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobReply(
        Outcome outcome,
        @Nullable Long retryAfter,
        @Nullable Map<String, Object> result,
        @Nullable String error) {

    /** How it ended. */
    public enum Outcome {
        /** The effect happened, now or earlier. */
        @JsonProperty("done")
        DONE,
        /** It did not happen; try again. */
        @JsonProperty("retry")
        RETRY,
        /** It will never happen. */
        @JsonProperty("reject")
        REJECT,
        /** Another claim of the same job is at it, or its subject is taken; no attempt was made. */
        @JsonProperty("busy")
        BUSY,
        /** It may have happened and must not be repeated. */
        @JsonProperty("unknown")
        UNKNOWN,
        /** A newer claim of the same job has been here: this one has no say any more. */
        @JsonProperty("superseded")
        SUPERSEDED;

        boolean isFinal() {
            return this == DONE || this == REJECT || this == UNKNOWN;
        }
    }

    public static JobReply done() {
        return new JobReply(Outcome.DONE, null, null, null);
    }

    public static JobReply done(Map<String, Object> result) {
        return new JobReply(Outcome.DONE, null, result, null);
    }

    public static JobReply retry(String error) {
        return new JobReply(Outcome.RETRY, null, null, error);
    }

    public static JobReply retry(String error, Duration after) {
        return new JobReply(Outcome.RETRY, after.toSeconds(), null, error);
    }

    public static JobReply reject(String error) {
        return new JobReply(Outcome.REJECT, null, null, error);
    }

    public static JobReply busy(Duration after) {
        return busy(after, null);
    }

    static JobReply busy(Duration after, @Nullable String error) {
        return new JobReply(Outcome.BUSY, Math.max(1, after.toSeconds()), null, error);
    }

    public static JobReply unknown(String error) {
        return new JobReply(Outcome.UNKNOWN, null, null, error);
    }

    public static JobReply superseded() {
        return new JobReply(Outcome.SUPERSEDED, null, null, null);
    }
}
