package dev.holdfast.booking.schedule;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import java.time.Instant;
import org.bson.Document;

/** The job that a change of working hours gives birth to, for the outbox of the same write. */
final class ScheduleJobs {

    static final String CHANGED = "schedule-changed";

    private static final String LANE = "default";

    private ScheduleJobs() {}

    /** Looks for coming bookings outside the hours of this {@code rev}. */
    static OutboxEntry changed(String practitionerId, long rev, Instant now) {
        return OutboxEntry.dueNow(
                CHANGED + "|" + practitionerId + "|" + rev,
                CHANGED,
                LANE,
                new JobRef("schedule", practitionerId, rev),
                new Document("v", 1).append("practitionerId", practitionerId).append("rev", rev),
                now);
    }
}
