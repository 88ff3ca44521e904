package dev.holdfast.booking.calendly.brake;

import dev.holdfast.booking.task.TaskDecision;
import dev.holdfast.booking.task.TaskFollowUp;
import dev.holdfast.booking.task.TaskKind;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** Closing the task about a stop lets cancelling go on. */
@ApplicationScoped
class ResumeOnClose implements TaskFollowUp {

    static final String RESUME = "cancelling-resume";

    private static final String LANE = "default";

    @Override
    public TaskKind kind() {
        return TaskKind.CANCELLING_STOPPED;
    }

    @Override
    public Set<TaskDecision> choices() {
        return Set.of();
    }

    @Override
    public List<OutboxEntry> jobs(Closing closing, Instant now) {
        return List.of(OutboxEntry.dueNow(
                RESUME + "|" + closing.taskId(),
                RESUME,
                LANE,
                new JobRef("task", closing.taskId(), 1),
                new Document("v", 1)
                        .append("connection", closing.ref().id())
                        .append("stop", Long.parseLong(closing.details().get("stop"))),
                now));
    }
}
