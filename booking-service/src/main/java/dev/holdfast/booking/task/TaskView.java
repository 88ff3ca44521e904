package dev.holdfast.booking.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task as staff see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskView(
        String id,
        String kind,
        TaskState state,
        Instant createdAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable String note,
        Task.Ref ref,
        String summary,
        Map<String, String> details) {

    static TaskView of(TaskDocument task) {
        return new TaskView(
                task.id(),
                task.kind(),
                task.state(),
                task.createdAt(),
                task.resolvedAt(),
                task.resolvedBy(),
                task.note(),
                task.ref(),
                task.summary(),
                task.details());
    }
}
