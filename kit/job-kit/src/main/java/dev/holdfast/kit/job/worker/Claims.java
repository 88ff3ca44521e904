package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.store.Claim;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.job.targets.Targets;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** Takes jobs for one worker, and never leaves one taken that nobody knows of. */
final class Claims {

    private final JobStore store;
    private final Targets targets;
    private final JobMetrics metrics;
    private final String owner;
    private final Duration lease;

    /** @param owner names the worker, and is used by no other ever */
    Claims(JobStore store, Targets targets, JobMetrics metrics, String owner, Duration lease) {
        this.store = store;
        this.targets = targets;
        this.metrics = metrics;
        this.owner = owner;
        this.lease = lease;
    }

    /**
     * Those of these jobs that are ours now. A claim whose answer is lost may have succeeded: then its jobs are given back, so that
     * they need not wait for their leases to end, and none is ours.
     */
    Uni<List<JobDocument>> claim(List<String> ids) {
        var claim = Claim.by(owner);
        Timer.Sample began = metrics.begin();
        return store.claim(ids, claim, lease, targets.refused())
                .invoke(taken -> metrics.claimTook(began))
                .onFailure()
                .recoverWithUni(() -> giveBack(ids, claim));
    }

    private Uni<List<JobDocument>> giveBack(List<String> ids, Claim claim) {
        metrics.claimLost();
        return UntilMongoAnswers.repeat(() -> store.giveBack(ids, claim)).replaceWith(List.of());
    }
}
