package dev.holdfast.notification.reminder;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.notification.message.FactsMissing;
import dev.holdfast.notification.reminder.ReminderFacts.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The job {@code plan}: makes the jobs of a booking's reminders. */
@Singleton
class PlanHandler implements JobHandler {

    private final ReminderFacts facts;
    private final ReminderJobs jobs;

    PlanHandler(ReminderFacts facts, ReminderJobs jobs) {
        this.facts = facts;
        this.jobs = jobs;
    }

    @Override
    public String type() {
        return ReminderJobs.PLAN;
    }

    @Override
    public Uni<JobOutcome> run(ClaimedJob job) {
        return facts.of(job)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new JobOutcome.Unwanted("overtaken"))
                        : plan(job, found.get()))
                .onFailure(FactsMissing.class)
                .recoverWithItem(FactsMissing::outcome);
    }

    private Uni<JobOutcome> plan(ClaimedJob job, Standing standing) {
        List<OutboxEntry> planned = standing.reminders().planned().stream()
                .map(reminder -> jobs.reminder(
                        job.ref(), reminder, standing.reminders().booking().startsAt()))
                .toList();
        return jobs.insert(planned).replaceWith(new JobOutcome.Done(Map.of("reminders", planned.size())));
    }
}
