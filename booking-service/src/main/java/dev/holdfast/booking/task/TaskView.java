package dev.holdfast.booking.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task as staff see it.
 *
 * @param choices what may be decided when it is closed; empty when closing is all there is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskView(
        String id,
        String kind,
        TaskState state,
        Instant createdAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable TaskDecision decision,
        @Nullable String note,
        Task.Ref ref,
        String summary,
        Map<String, String> details,
        List<TaskDecision> choices) {

    static TaskView of(TaskDocument task, Set<TaskDecision> choices) {
        return new TaskView(
                task.id(),
                task.kind(),
                task.state(),
                task.createdAt(),
                task.resolvedAt(),
                task.resolvedBy(),
                task.decision(),
                task.note(),
                task.ref(),
                task.summary(),
                task.details(),
                choices.stream().sorted().toList());
    }
}
