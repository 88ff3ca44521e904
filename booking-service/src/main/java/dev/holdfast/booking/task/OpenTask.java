package dev.holdfast.booking.task;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;

/** An open task about a time. */
@RegisterForReflection
public record OpenTask(
        String id, String kind, Instant createdAt, Task.Ref ref, String summary, Map<String, String> details) {

    static OpenTask of(TaskDocument task) {
        return new OpenTask(task.id(), task.kind(), task.createdAt(), task.ref(), task.summary(), task.details());
    }
}
