package dev.holdfast.identity.account;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import java.time.Instant;
import org.bson.Document;

/** The job by which notification-service plans somebody's reminders anew, because their clock is another by now. */
final class ReplanJob {

    private static final String TYPE = "replan";

    private ReplanJob() {}

    static OutboxEntry of(String userId, Instant now) {
        return OutboxEntry.dueNow(
                TYPE + "|" + userId + "|zone-" + now.toEpochMilli(),
                TYPE,
                "mail",
                new JobRef("user", userId, 0),
                new Document("v", 1).append("userId", userId),
                now);
    }
}
