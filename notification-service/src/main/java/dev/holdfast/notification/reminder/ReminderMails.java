package dev.holdfast.notification.reminder;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.notification.delivery.Deliveries;
import dev.holdfast.notification.message.BookingMessages;
import dev.holdfast.notification.message.MailHandler;
import dev.holdfast.notification.message.Telling;
import dev.holdfast.notification.message.Telling.Nothing;
import dev.holdfast.notification.reminder.ReminderFacts.Standing;
import dev.holdfast.notification.reminder.Reminders.Verdict;
import dev.holdfast.notification.template.Language;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The job {@code rem}: one reminder, whose time has come by the plan that made it. */
@Singleton
class ReminderMails {

    /** Claims come a little early: MongoDB's clock and ours differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final ReminderFacts facts;
    private final ReminderJobs jobs;
    private final BookingMessages messages;
    private final Deliveries deliveries;
    private final Clock clock;

    ReminderMails(
            ReminderFacts facts, ReminderJobs jobs, BookingMessages messages, Deliveries deliveries, Clock clock) {
        this.facts = facts;
        this.jobs = jobs;
        this.messages = messages;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Produces
    @Singleton
    JobHandler reminder() {
        return new MailHandler(ReminderJobs.REMINDER, this::telling, deliveries);
    }

    private Uni<Telling> telling(ClaimedJob job) {
        return facts.of(job).chain(found -> found.isEmpty() ? nothing() : telling(job, found.get()));
    }

    private Uni<Telling> telling(ClaimedJob job, Standing standing) {
        int minutesBefore = job.payload().getInteger("minutesBefore");
        Verdict verdict = standing.reminders().verdict(minutesBefore, clock.instant(), TOLERANCE);
        return switch (verdict) {
            case NOT_WANTED -> nothing();
            case LATER -> later(job, standing, minutesBefore);
            case SEND -> unlessSent(job, standing, minutesBefore);
        };
    }

    private Uni<Telling> later(ClaimedJob job, Standing standing, int minutesBefore) {
        Reminders reminders = standing.reminders();
        var then = new Reminder(minutesBefore, reminders.at(minutesBefore));
        return jobs.insert(List.of(
                        jobs.reminder(job.ref(), then, reminders.booking().startsAt())))
                .chain(ReminderMails::nothing);
    }

    private Uni<Telling> unlessSent(ClaimedJob job, Standing standing, int minutesBefore) {
        return deliveries
                .hasLeft(ReminderJobs.idsOf(job.ref(), minutesBefore), job.id())
                .map(left -> left ? new Nothing() : reminder(standing));
    }

    private Telling reminder(Standing standing) {
        Language language = standing.reminders().wish().language();
        return messages.reminder(standing.booking(), standing.client(), language);
    }

    private static Uni<Telling> nothing() {
        return Uni.createFrom().item(new Nothing());
    }
}
