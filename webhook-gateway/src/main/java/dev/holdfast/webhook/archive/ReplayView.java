package dev.holdfast.webhook.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.webhook.outcome.JobOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a replay did or would do.
 *
 * @param event the event
 * @param dryRun whether nothing was written
 * @param replays how often the event has been replayed, this time not counted
 * @param jobId the job that processes it again
 * @param lastJob how its latest job stood before, where that is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(
        String event,
        boolean dryRun,
        long replays,
        String jobId,
        @Nullable JobOutcome lastJob) {}
