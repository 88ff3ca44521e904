package dev.holdfast.booking.calendly.intake;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import java.time.Instant;
import org.bson.Document;

/** The job that turning an invitee away gives birth to, for the outbox of the same write. */
final class StrayJobs {

    private static final String TYPE = "calendly-outside";
    private static final String LANE = "default";

    private StrayJobs() {}

    /** Decides what happens to an invitee that is attached to nobody; there is one for each. */
    static OutboxEntry outside(String invitee, Instant now) {
        return OutboxEntry.dueNow(
                TYPE + "|" + IntakeTasks.keyOf(invitee),
                TYPE,
                LANE,
                new JobRef("calendly-invitee", invitee, 1),
                new Document("v", 1).append("invitee", invitee),
                now);
    }
}
