package dev.holdfast.promoter.operator;

import dev.holdfast.kit.job.store.AgainIds;
import dev.holdfast.kit.job.store.DueJobs;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import dev.holdfast.promoter.operator.OperatorFailure.NeedsKnowing;
import dev.holdfast.promoter.operator.OperatorFailure.NotCancellable;
import dev.holdfast.promoter.operator.OperatorFailure.NotFound;
import dev.holdfast.promoter.operator.OperatorFailure.NotRetryable;
import dev.holdfast.promoter.promotion.Promoter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What an operator does with jobs. */
@Singleton
class Steering {

    static final String BY_HAND = "cancelled-by-hand";

    private static final Logger LOG = Logger.getLogger(Steering.class);

    private final JobList list;
    private final JobStore jobs;
    private final DueJobs due;
    private final Promoter promoter;

    Steering(JobList list, JobStore jobs, DueJobs due, Promoter promoter) {
        this.list = list;
        this.jobs = jobs;
        this.due = due;
        this.promoter = promoter;
    }

    Uni<Page<ListedJobView>> list(JobFilter filter, PageQuery query) {
        return Uni.combine()
                .all()
                .unis(list.page(filter, query.skip(), query.limit()), list.count(filter))
                .asTuple()
                .map(found -> Page.of(query, found.getItem1(), found.getItem2()))
                .map(page -> page.map(ListedJobView::of));
    }

    Uni<JobView> show(String id) {
        return get(id).chain(this::view);
    }

    /** The job, or the failure {@link NotFound}. */
    Uni<JobDocument> get(String id) {
        return jobs.find(id).onItem().ifNull().failWith(() -> new NotFound().asException());
    }

    private Uni<JobView> view(JobDocument job) {
        Uni<@Nullable JobDocument> again = job.state().isFinal()
                ? jobs.find(AgainIds.next(job.id()))
                : Uni.createFrom().nullItem();
        return again.map(next -> JobView.of(job, next == null ? null : next.id()));
    }

    /**
     * Has a job done again by a new one, and answers that. The same call twice, or two at once, makes one: its id follows from the
     * old one's, whose state is final and so still the same when the new one is inserted.
     */
    Uni<JobView> retry(String id, boolean knowingly, String by) {
        return get(id).invoke(job -> requireRetryable(job, knowingly))
                .chain(job -> due.now().map(now -> again(job, now)))
                .call(born -> jobs.insertMissing(List.of(born)))
                .invoke(born -> LOG.infof("Job %s is done again as %s, asked for by %s", id, born.id(), by))
                .call(born -> hint(born.id()))
                .chain(born -> show(born.id()));
    }

    private static void requireRetryable(JobDocument job, boolean knowingly) {
        switch (job.state()) {
            case DEAD, CANCELLED, EXPIRED -> {}
            case UNKNOWN -> {
                if (!knowingly) {
                    throw new NeedsKnowing().asException();
                }
            }
            case READY, RUNNING, DONE -> throw new NotRetryable(job.state()).asException();
        }
    }

    /** Due at once. That the old one's time is over does not end the new one: somebody wants it all the same. */
    private static JobDocument again(JobDocument job, Instant now) {
        Instant until = job.expireAt();
        return JobDocument.ready(
                AgainIds.next(job.id()),
                job.type(),
                job.lane(),
                job.ref(),
                now,
                until == null || until.isBefore(now) ? null : until,
                job.payload(),
                now);
    }

    /** Only sooner: without a hint the next scan finds it. */
    private Uni<Void> hint(String id) {
        return promoter.promote(List.of(id)).onFailure().recoverWithNull();
    }

    /** Cancels a job that waits. Answers alike, and changes nothing, when it is cancelled already. */
    Uni<JobView> cancel(String id, String by) {
        return jobs.cancel(id, BY_HAND)
                .invoke(done -> tellCancelled(id, by, done))
                .chain(() -> get(id))
                .invoke(Steering::requireCancelled)
                .chain(this::view);
    }

    private static void tellCancelled(String id, String by, boolean done) {
        if (done) {
            LOG.infof("Job %s is CANCELLED, asked for by %s", id, by);
        }
    }

    private static void requireCancelled(JobDocument job) {
        if (job.state() != JobState.CANCELLED) {
            throw new NotCancellable(job.state()).asException();
        }
    }
}
