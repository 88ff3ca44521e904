package dev.holdfast.booking.task;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** The jobs that raising a task gives birth to, for the outbox of the same write. */
final class TaskJobs {

    private static final String NOTICE = "staff-notice";
    private static final String LANE = "mail";

    private TaskJobs() {}

    /** The notice to staff, for an urgent task; it is mailed by notification-service. */
    static List<OutboxEntry> ofBirth(Task task, Instant now) {
        if (!task.kind().isUrgent()) {
            return List.of();
        }
        return List.of(OutboxEntry.dueNow(
                NOTICE + "|" + task.id(),
                NOTICE,
                LANE,
                new JobRef("task", task.id(), 1),
                new Document("v", 1).append("taskId", task.id()),
                now));
    }
}
