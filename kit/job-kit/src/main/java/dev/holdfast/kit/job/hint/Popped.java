package dev.holdfast.kit.job.hint;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hints that were due and are now out of the queue.
 *
 * @param jobs in the order in which they should run
 * @param untilNext how long until another hint becomes due; null when there is none
 */
public record Popped(List<LanedJob> jobs, @Nullable Duration untilNext) {

    /**
     * A job and the lane its hint was in.
     *
     * @param backlog whether it has been overdue for long
     */
    public record LanedJob(String lane, String jobId, boolean backlog) {}

    public Popped {
        jobs = List.copyOf(jobs);
    }
}
