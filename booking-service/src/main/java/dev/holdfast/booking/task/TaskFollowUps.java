package dev.holdfast.booking.task;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every {@link TaskFollowUp}, by its kind. */
@Singleton
class TaskFollowUps {

    private final Map<String, TaskFollowUp> byKind;

    TaskFollowUps(@All List<TaskFollowUp> all) {
        this.byKind = all.stream()
                .collect(Collectors.toUnmodifiableMap(each -> each.kind().wire(), Function.identity()));
    }

    /** What may be decided about tasks of a kind. */
    Set<TaskDecision> choices(String kind) {
        TaskFollowUp followUp = byKind.get(kind);
        return followUp == null ? Set.of() : followUp.choices();
    }

    /** The jobs that closing this task gives birth to; a decision that its kind does not know is 422. */
    List<OutboxEntry> jobs(TaskDocument task, @Nullable TaskDecision decision, Instant now) {
        if (decision != null && !choices(task.kind()).contains(decision)) {
            throw new InvalidRequest(List.of(new FieldError("#/decision", "There is no such choice about this task.")))
                    .asException();
        }
        TaskFollowUp followUp = byKind.get(task.kind());
        return followUp == null
                ? List.of()
                : followUp.jobs(new TaskFollowUp.Closing(task.id(), task.ref(), task.details(), decision), now);
    }
}
