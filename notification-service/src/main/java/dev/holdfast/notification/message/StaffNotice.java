package dev.holdfast.notification.message;

import dev.holdfast.kit.job.outbox.JobNudge;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.kit.job.worker.JobOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * The job {@code staff-notice}: makes one job {@code staff-mail} for each of the staff, so that each mail has its own delivery and its
 * own attempts, and one bad address keeps nothing from the others. Running it again makes the same jobs.
 */
@Singleton
class StaffNotice implements JobHandler {

    static final String MAIL = "staff-mail";

    private static final String LANE = "mail";

    private final Neighbours neighbours;
    private final JobStore jobs;
    private final JobNudge nudge;
    private final Clock clock;

    StaffNotice(Neighbours neighbours, JobStore jobs, JobNudge nudge, Clock clock) {
        this.neighbours = neighbours;
        this.jobs = jobs;
        this.nudge = nudge;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "staff-notice";
    }

    @Override
    public Uni<JobOutcome> run(ClaimedJob job) {
        return neighbours
                .task(job.ref().id())
                .chain(task -> task.open()
                        ? tellEachOfTheStaff(job)
                        : Uni.createFrom().item(new JobOutcome.Unwanted("overtaken")))
                .onFailure(FactsMissing.class)
                .recoverWithItem(FactsMissing::outcome);
    }

    private Uni<JobOutcome> tellEachOfTheStaff(ClaimedJob job) {
        return neighbours
                .staff()
                .chain(staff -> staff.items().isEmpty()
                        ? Uni.createFrom().item(JobOutcome.retry("no-staff"))
                        : make(mails(job, staff.items())));
    }

    private Uni<JobOutcome> make(List<OutboxEntry> mails) {
        return jobs.insertMissing(mails.stream().map(OutboxEntry::toJob).toList())
                .chain(() -> nudge.nudge(mails).onFailure().recoverWithNull())
                .replaceWith(new JobOutcome.Done(Map.of("mails", mails.size())));
    }

    private List<OutboxEntry> mails(ClaimedJob job, List<Person> staff) {
        return staff.stream().map(person -> mail(job, person)).toList();
    }

    private OutboxEntry mail(ClaimedJob job, Person person) {
        return OutboxEntry.dueNow(
                MAIL + "|" + job.ref().id() + "|" + person.id(),
                MAIL,
                LANE,
                job.ref(),
                new Document("v", 1).append("taskId", job.ref().id()).append("userId", person.id()),
                clock.instant());
    }
}
