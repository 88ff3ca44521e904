package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.loop.Jitter;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.job.store.Settlement;
import dev.holdfast.kit.job.worker.HeldJobs.Interruption;
import dev.holdfast.kit.service.mongo.MongoFailures;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One job from claim to settlement. */
final class JobRun {

    private static final Logger LOG = Logger.getLogger(JobRun.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final JobStore store;
    private final JobHandlers handlers;
    private final HeldJobs held;
    private final WorkerPlan.Times times;
    private final String owner;
    private final Jitter jitter = Jitter.random();

    JobRun(JobStore store, JobHandlers handlers, HeldJobs held, WorkerPlan.Times times, String owner) {
        this.store = store;
        this.handlers = handlers;
        this.held = held;
        this.times = times;
        this.owner = owner;
    }

    /**
     * Claims and performs a job, if there is anything to claim.
     *
     * @param onClaim called when the job is ours
     */
    Uni<Void> run(String id, Runnable onClaim) {
        return Uni.createFrom().deferred(() -> {
            var deadline = Deadline.in(times.handlerLimit());
            return claim(id).chain(job -> perform(job, deadline, onClaim));
        });
    }

    /** A claim whose answer is lost may have succeeded: the job is given back, so that it need not wait for its lease to end. */
    private Uni<@Nullable JobDocument> claim(String id) {
        return store.claim(id, owner, times.lease())
                .onFailure(MongoFailures::isUnavailable)
                .recoverWithUni(
                        () -> untilMongoAnswers(() -> store.giveBack(id, owner)).map(given -> null));
    }

    private Uni<Void> perform(@Nullable JobDocument job, Deadline deadline, Runnable onClaim) {
        if (job == null) {
            return Uni.createFrom().voidItem();
        }
        onClaim.run();
        Uni<Optional<Settlement>> interrupted = held.add(job).map(JobRun::afterInterruption);
        Uni<Optional<Settlement>> handled =
                handle(job, deadline).map(outcome -> Optional.of(Settlements.after(job, outcome, jitter)));
        return Uni.combine()
                .any()
                .of(interrupted, handled)
                .chain(settlement -> settle(job, settlement))
                .onTermination()
                .invoke(() -> held.remove(job));
    }

    private static Optional<Settlement> afterInterruption(Interruption interruption) {
        return switch (interruption) {
            case LOST -> Optional.empty();
            case STOPPED -> Optional.of(Settlements.released());
        };
    }

    private Uni<JobOutcome> handle(JobDocument job, Deadline deadline) {
        return Uni.createFrom()
                .deferred(() -> ask(ClaimedJob.of(job, deadline)))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .ifNoItem()
                .after(deadline.left().plusMillis(1))
                .recoverWithItem(() -> JobOutcome.retry("timeout"))
                .onFailure()
                .recoverWithItem(failure -> failed(job, failure));
    }

    private Uni<JobOutcome> ask(ClaimedJob job) {
        Optional<JobHandler> handler = handlers.find(job.type());
        if (handler.isEmpty()) {
            return Uni.createFrom().item(new JobOutcome.Reject("unknown-type"));
        }
        return handler.get()
                .stillWanted(job)
                .chain(wanted -> wanted
                        ? begin(handler.get(), job)
                        : Uni.createFrom().item(new JobOutcome.Unwanted("not-wanted")));
    }

    /** A process that was frozen since the claim must not begin: somebody else may hold the job by now. */
    private static Uni<JobOutcome> begin(JobHandler handler, ClaimedJob job) {
        return job.deadline().isOver()
                ? Uni.createFrom().item(JobOutcome.unavailable("too-late-to-begin"))
                : handler.run(job);
    }

    /** An exception's text may hold anything, so only its class is told. */
    private static JobOutcome failed(JobDocument job, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.warnf(
                "Job %s failed: %s at %s",
                job.id(), failure.getClass().getName(), trace.length == 0 ? "an unknown place" : trace[0]);
        return JobOutcome.retry("exception");
    }

    private Uni<Void> settle(JobDocument job, Optional<Settlement> settlement) {
        if (settlement.isEmpty()) {
            LOG.warnf("Job %s was lost while its handler ran; nothing is written", job.id());
            return Uni.createFrom().voidItem();
        }
        return write(job, settlement.get()).replaceWithVoid();
    }

    /**
     * Repeated while MongoDB is away, and the lease renewed meanwhile: an effect that has happened shall not be repeated
     * because its completion could not be written at once.
     */
    private Uni<Boolean> write(JobDocument job, Settlement settlement) {
        return untilMongoAnswers(() -> store.settle(job.id(), job.fence(), settlement))
                .invoke(written -> tell(job, settlement, written));
    }

    private static Uni<Boolean> untilMongoAnswers(Supplier<Uni<? extends Boolean>> write) {
        return Uni.createFrom()
                .deferred(write)
                .onFailure(MongoFailures::isUnavailable)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(0.5)
                .indefinitely();
    }

    private static void tell(JobDocument job, Settlement settlement, boolean written) {
        if (!written) {
            LOG.warnf("Job %s was taken over before its end (%s) was written", job.id(), settlement.state());
        } else if (settlement.state() == JobState.DEAD || settlement.state() == JobState.UNKNOWN) {
            LOG.errorf("Job %s is %s: %s", job.id(), settlement.state(), settlement.error());
        } else {
            LOG.infof("Job %s is %s", job.id(), settlement.state());
        }
    }
}
