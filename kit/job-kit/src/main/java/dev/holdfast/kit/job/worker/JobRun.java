package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.loop.Deadline;
import dev.holdfast.kit.job.loop.Jitter;
import dev.holdfast.kit.job.store.EffectPolicy;
import dev.holdfast.kit.job.store.Ending;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.job.store.PayloadVersions;
import dev.holdfast.kit.job.store.Settlement;
import dev.holdfast.kit.job.targets.Refusal;
import dev.holdfast.kit.job.targets.Targets;
import dev.holdfast.kit.job.worker.HeldJobs.Interruption;
import dev.holdfast.kit.job.worker.JobOutcome.Retry;
import dev.holdfast.kit.job.worker.JobOutcome.Why;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One job that is held, from its claim to its settlement. */
final class JobRun {

    private static final Logger LOG = Logger.getLogger(JobRun.class);
    private static final Jitter JITTER = Jitter.random();
    private static final String TIMEOUT = "timeout";

    /** How long a job waits for a worker of the next version. */
    private static final Duration UPGRADE = Duration.ofSeconds(30);

    private final Tools tools;
    private final JobDocument job;
    private final Deadline deadline;

    /** Set when an effect that may not be repeated is about to begin. */
    private volatile boolean marked;

    /** What every run of a worker uses. */
    record Tools(
            JobStore store,
            Completions completions,
            JobHandlers handlers,
            HeldJobs held,
            Targets targets,
            JobMetrics metrics) {}

    JobRun(Tools tools, JobDocument job, Deadline deadline) {
        this.tools = tools;
        this.job = job;
        this.deadline = deadline;
    }

    /**
     * Performs the job and writes how it ended; answers whether its handler was reached and did not fail. What an interruption means is
     * decided only when nothing can begin any more.
     */
    Uni<Boolean> run() {
        Uni<Supplier<Optional<Settlement>>> interrupted =
                tools.held().add(job).map(how -> () -> afterInterruption(how));
        Uni<Supplier<Optional<Settlement>>> handled = admitted().map(end -> () -> end);
        return Uni.combine()
                .any()
                .of(interrupted, handled)
                .map(Supplier::get)
                .chain(settlement -> settle(settlement).replaceWith(isWell(settlement)))
                .onTermination()
                .invoke(() -> tools.held().remove(job));
    }

    /** Gives the job back unperformed. */
    Uni<Boolean> release() {
        return write(Settlements.released());
    }

    private static boolean isWell(Optional<Settlement> settlement) {
        return settlement.isPresent() && settlement.get().error() == null;
    }

    private Optional<Settlement> afterInterruption(Interruption interruption) {
        return switch (interruption) {
            case LOST -> Optional.empty();
            case STOPPED -> Optional.of(marked ? Settlements.ambiguous("interrupted") : Settlements.released());
        };
    }

    private Uni<Optional<Settlement>> admitted() {
        Optional<Refusal> later = tools.targets().admit(job.type());
        return later.isPresent()
                ? Uni.createFrom().item(Optional.of(Settlements.deferred(later.get(), JITTER)))
                : handled();
    }

    private Uni<Optional<Settlement>> handled() {
        long began = System.nanoTime();
        return handle().onTermination()
                .invoke((outcome, failure, cancelled) ->
                        tellTarget(outcome, Duration.ofNanos(System.nanoTime() - began)))
                .map(outcome -> Optional.of(Settlements.after(job, outcome, JITTER)))
                .onFailure(ClaimLost.class)
                .recoverWithItem(Optional.empty());
    }

    /** @param outcome null when the run was interrupted, which says nothing about the target */
    private void tellTarget(@Nullable JobOutcome outcome, Duration took) {
        tools.metrics().handled(job, took);
        tools.targets().ended(job.type(), outcome == null || !showsTargetAway(outcome), took);
    }

    private static boolean showsTargetAway(JobOutcome outcome) {
        return outcome instanceof Retry retry
                && (retry.why() == Why.AWAY || retry.reason().equals(TIMEOUT));
    }

    private Uni<JobOutcome> handle() {
        return Uni.createFrom()
                .deferred(() -> ask(ClaimedJob.of(job, deadline)))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .ifNoItem()
                .after(deadline.left().plusMillis(1))
                .recoverWithItem(() -> unclear(TIMEOUT))
                .onFailure(failure -> !(failure instanceof ClaimLost))
                .recoverWithItem(this::failed);
    }

    private Uni<JobOutcome> ask(ClaimedJob claimed) {
        Optional<JobHandler> handler = tools.handlers().find(job.type());
        if (handler.isEmpty()) {
            return Uni.createFrom().item(new JobOutcome.Reject("unknown-type"));
        }
        return switch (handler.get().versions().fit(job.payload())) {
            case OLDER -> Uni.createFrom().item(new JobOutcome.Reject(PayloadVersions.TOO_OLD));
            case NEWER -> Uni.createFrom().item(new Retry(PayloadVersions.TOO_NEW, UPGRADE, Why.NOT_NOW));
            case READABLE -> ask(handler.get(), claimed);
        };
    }

    private Uni<JobOutcome> ask(JobHandler handler, ClaimedJob claimed) {
        return handler.stillWanted(claimed)
                .chain(wanted -> wanted
                        ? begin(handler, claimed)
                        : Uni.createFrom().item(new JobOutcome.Unwanted("not-wanted")));
    }

    /** A process that was frozen since the claim must not begin: somebody else may hold the job by now. */
    private Uni<JobOutcome> begin(JobHandler handler, ClaimedJob claimed) {
        if (claimed.deadline().isOver()) {
            return Uni.createFrom().item(JobOutcome.notNow("too-late-to-begin"));
        }
        return handler.policy() == EffectPolicy.REPEAT
                ? handler.run(claimed)
                : mark().chain(() -> handler.run(claimed));
    }

    private Uni<Void> mark() {
        return tools.store()
                .mark(job.id(), job.fence(), EffectPolicy.NEVER_REPEAT)
                .invoke(mine -> marked = mine)
                .onItem()
                .transformToUni(mine ->
                        mine ? Uni.createFrom().voidItem() : Uni.createFrom().failure(new ClaimLost()));
    }

    /** An exception's text may hold anything, so only its class is told. */
    private JobOutcome failed(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.warnf(
                "Job %s failed: %s at %s",
                job.id(), failure.getClass().getName(), trace.length == 0 ? "an unknown place" : trace[0]);
        return unclear("exception");
    }

    private JobOutcome unclear(String reason) {
        return marked ? new JobOutcome.Unknown(reason) : JobOutcome.retry(reason);
    }

    private Uni<Void> settle(Optional<Settlement> settlement) {
        if (settlement.isEmpty()) {
            LOG.warnf("Job %s was lost while its handler ran; nothing is written", job.id());
            return Uni.createFrom().voidItem();
        }
        return write(settlement.get()).replaceWithVoid();
    }

    /**
     * Repeated while MongoDB is away, and the lease renewed meanwhile: an effect that has happened shall not be repeated
     * because its completion could not be written at once.
     */
    private Uni<Boolean> write(Settlement settlement) {
        var ending = new Ending(job.id(), job.fence(), settlement);
        return UntilMongoAnswers.repeat(() -> tools.completions().settle(ending))
                .invoke(written -> tell(settlement, written));
    }

    private void tell(Settlement settlement, boolean written) {
        if (!written) {
            tools.metrics().fencedWriteRejected(job);
            LOG.warnf("Job %s was taken over before its end (%s) was written", job.id(), settlement.state());
            return;
        }
        tools.metrics().settled(job, settlement);
        if (settlement.state() == JobState.DEAD || settlement.state() == JobState.UNKNOWN) {
            LOG.errorf("Job %s is %s: %s", job.id(), settlement.state(), settlement.error());
        } else {
            LOG.infof("Job %s is %s", job.id(), settlement.state());
        }
    }

    /** Somebody else holds the job by now. */
    private static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private ClaimLost() {
            super("the claim was lost", null, false, false);
        }
    }
}
