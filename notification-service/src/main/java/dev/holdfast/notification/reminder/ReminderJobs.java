package dev.holdfast.notification.reminder;

import dev.holdfast.kit.job.outbox.JobNudge;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** The jobs of reminders and of their planning. Inserting the same ones again changes nothing. */
@Singleton
class ReminderJobs {

    static final String PLAN = "plan";
    static final String REMINDER = "rem";

    private static final String LANE = "mail";

    private final JobStore jobs;
    private final JobNudge nudge;
    private final Clock clock;

    ReminderJobs(JobStore jobs, JobNudge nudge, Clock clock) {
        this.jobs = jobs;
        this.nudge = nudge;
        this.clock = clock;
    }

    /**
     * Has a booking's reminders planned.
     *
     * @param occasion tells apart the plans of one decision
     */
    OutboxEntry plan(String bookingId, long rev, String occasion) {
        return OutboxEntry.dueNow(
                PLAN + "|" + bookingId + "|" + rev + "|" + occasion,
                PLAN,
                LANE,
                new JobRef("booking", bookingId, rev),
                new Document("v", 1).append("bookingId", bookingId),
                clock.instant());
    }

    /**
     * Sends a reminder at its time.
     *
     * @param booking the decision it reminds of
     * @param startsAt after which it is worthless
     */
    OutboxEntry reminder(JobRef booking, Reminder reminder, Instant startsAt) {
        return new OutboxEntry(
                idsOf(booking, reminder.minutesBefore()) + reminder.at().getEpochSecond(),
                REMINDER,
                LANE,
                booking,
                reminder.at(),
                startsAt,
                new Document("v", 1)
                        .append("bookingId", booking.id())
                        .append("minutesBefore", reminder.minutesBefore()),
                clock.instant());
    }

    /** How the ids begin of all reminders of one decision at so many minutes. */
    static String idsOf(JobRef booking, int minutesBefore) {
        return "%s|%s|%d|T-%dm|".formatted(REMINDER, booking.id(), booking.rev(), minutesBefore);
    }

    Uni<Void> insert(List<OutboxEntry> entries) {
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : jobs.insertMissing(entries.stream().map(OutboxEntry::toJob).toList())
                        .chain(() -> nudge.nudge(entries).onFailure().recoverWithNull());
    }
}
