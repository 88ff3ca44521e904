package dev.holdfast.kit.job.effect;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Map;

/**
 * A job handed to its owner.
 *
 * @param rev of the business document when the job was born
 * @param fence of the dispatcher's claim
 * @param attempt 1 for the first
 * @param deadlineMs milliseconds the owner has, counted from receipt
 */
public record JobRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_|.:-]{1,200}")
        String jobId,

        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,40}") String type,
        @PositiveOrZero long rev,
        @Positive long fence,
        @Positive int attempt,
        @Positive long deadlineMs,
        @NotNull Map<String, Object> payload) {

    JobRequest withDeadline(long left) {
        return new JobRequest(jobId, type, rev, fence, attempt, left, payload);
    }
}
