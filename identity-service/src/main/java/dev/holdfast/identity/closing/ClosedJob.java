package dev.holdfast.identity.closing;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** The jobs by which the owners of personal data erase what they know of a closed account: one for each owner. */
final class ClosedJob {

    private static final String TYPE = "closed";

    private ClosedJob() {}

    /** Those of the closing. */
    static List<OutboxEntry> onClosing(String userId, Instant now) {
        return List.of(entry(userId, "booking", "default", now), entry(userId, "notification", "mail", now));
    }

    /** Those of the end, for what came in since. */
    static List<OutboxEntry> onErasing(String userId, Instant now) {
        return List.of(
                entry(userId, "booking|erased", "default", now), entry(userId, "notification|erased", "mail", now));
    }

    private static OutboxEntry entry(String userId, String owner, String lane, Instant now) {
        String id = "%s|%s|%s".formatted(TYPE, userId, owner);
        var payload = new Document("v", 1).append("userId", userId);
        return OutboxEntry.dueNow(id, TYPE, lane, new JobRef("user", userId, 0), payload, now);
    }
}
