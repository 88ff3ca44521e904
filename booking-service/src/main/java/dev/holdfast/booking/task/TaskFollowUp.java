package dev.holdfast.booking.task;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows when one of the staff closes a task of one kind; a bean of the feature that raises them. */
public interface TaskFollowUp {

    /** The kind this is about. */
    TaskKind kind();

    /** What may be decided; closing without a decision is always possible. */
    Set<TaskDecision> choices();

    /**
     * The jobs that closing gives birth to, in the very write that closes the task. Pure, and called before it is known whether
     * somebody else was faster.
     */
    List<OutboxEntry> jobs(Closing closing, Instant now);

    /** A task that is about to be closed. */
    record Closing(
            String taskId,
            Task.Ref ref,
            Map<String, String> details,
            @Nullable TaskDecision decision) {}
}
