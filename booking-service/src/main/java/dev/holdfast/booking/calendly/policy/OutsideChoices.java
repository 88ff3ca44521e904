package dev.holdfast.booking.calendly.policy;

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

/**
 * What staff can decide about a stray. Its time is a busy block since they were asked, so keeping it needs nothing; that is also what
 * closing the task without a decision comes to.
 */
@ApplicationScoped
class OutsideChoices implements TaskFollowUp {

    static final String CANCEL = "stray-cancel";

    private static final String LANE = "default";

    @Override
    public TaskKind kind() {
        return TaskKind.OUTSIDE_POLICY;
    }

    @Override
    public Set<TaskDecision> choices() {
        return Set.of(TaskDecision.CANCEL_AT_CALENDLY, TaskDecision.KEEP);
    }

    @Override
    public List<OutboxEntry> jobs(Closing closing, Instant now) {
        if (closing.decision() != TaskDecision.CANCEL_AT_CALENDLY) {
            return List.of();
        }
        return List.of(OutboxEntry.dueNow(
                CANCEL + "|" + closing.taskId(),
                CANCEL,
                LANE,
                new JobRef("task", closing.taskId(), 1),
                new Document("v", 1).append("invitee", closing.ref().id()),
                now));
    }
}
