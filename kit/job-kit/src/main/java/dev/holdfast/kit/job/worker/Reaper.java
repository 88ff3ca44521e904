package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.loop.Deadline;
import dev.holdfast.kit.job.loop.Jitter;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.job.store.Settlement;
import dev.holdfast.kit.service.mongo.DependencyGuard;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Gives back jobs whose lease has run out, by MongoDB's clock and under the fence, so that any number of reapers may run.
 * Each such job is delayed a little, and more with each stall, so that what died together does not return together.
 *
 * <p>After MongoDB was away it holds still for a moment: leases ran out then although their workers live, and those renew
 * them first.
 */
@Singleton
public class Reaper {

    private static final Logger LOG = Logger.getLogger(Reaper.class);
    private static final int BATCH = 500;
    private static final int AT_ONCE = 8;

    private final JobStore store;
    private final DependencyGuard guard;
    private final JobMetrics metrics;
    private final Duration grace;
    private final Jitter jitter = Jitter.random();
    private volatile Deadline still;

    Reaper(JobStore store, DependencyGuard guard, JobsConfig config, JobMetrics metrics) {
        this.store = store;
        this.metrics = metrics;
        this.guard = guard;
        this.grace = config.reapGrace();
        this.still = Deadline.in(grace);
    }

    /** One pass over at most 500 jobs; answers which were given back, so that they can be hinted at once. */
    public Uni<List<String>> runOnce() {
        if (!guard.available()) {
            still = Deadline.in(grace);
        }
        return still.isOver() ? reapAll() : Uni.createFrom().item(List.of());
    }

    Uni<List<String>> reapAll() {
        return store.leasesOver(BATCH)
                .onItem()
                .transformToMulti(jobs -> Multi.createFrom().iterable(jobs))
                .onItem()
                .transformToUni(this::reap)
                .merge(AT_ONCE)
                .collect()
                .with(Collectors.flatMapping(Optional::stream, Collectors.toList()))
                .onFailure()
                .invoke(() -> still = Deadline.in(grace));
    }

    private Uni<Optional<String>> reap(JobDocument job) {
        Settlement end = Settlements.afterStall(job, jitter);
        return store.reap(job, end)
                .invoke(reaped -> tell(job, end, reaped))
                .map(reaped -> reaped && end.state() == JobState.READY ? Optional.of(job.id()) : Optional.empty());
    }

    private void tell(JobDocument job, Settlement end, boolean reaped) {
        if (reaped) {
            metrics.stalled(job);
            metrics.settled(job, end);
            LOG.warnf("Job %s: its lease ran out (stall %d), it is %s", job.id(), job.stalls() + 1, end.state());
        }
    }
}
