package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.hint.DueHints;
import dev.holdfast.kit.job.hint.Popped;
import dev.holdfast.kit.job.hint.Popped.LanedJob;
import dev.holdfast.kit.job.loop.Loop;
import dev.holdfast.kit.job.store.JobStore;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Keeps a bounded number of jobs running, taken from the hints of its lanes, and their leases alive. Goes on through any
 * outage of Redis or MongoDB. {@link #stop()} ends it in order: no more hints, running jobs end or are given back, and the
 * leases last to the end.
 */
public final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);

    /** The longest an idle worker goes without looking: hints of new jobs arrive at any time. */
    private static final Duration IDLE = Duration.ofMillis(250);

    private static final Duration STEP_LIMIT = Duration.ofSeconds(5);

    private final DueHints hints;
    private final JobStore store;
    private final WorkerPlan plan;
    private final Consumer<String> onClaim;
    private final String owner = UUID.randomUUID().toString();
    private final HeldJobs held = new HeldJobs();
    private final JobRun run;
    private final Loop pops = new Loop("worker", STEP_LIMIT, this::takeDue);
    private final Loop heartbeat = new Loop("heartbeat", STEP_LIMIT, this::renew);

    /** The jobs in a slot: each at most once, whatever hints say. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    private final CompletableFuture<Void> idleAtLast = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile boolean moreDue;

    /** @param onClaim told the lane of each job claimed */
    Worker(DueHints hints, JobStore store, JobHandlers handlers, WorkerPlan plan, Consumer<String> onClaim) {
        this.hints = hints;
        this.store = store;
        this.plan = plan;
        this.onClaim = onClaim;
        this.run = new JobRun(store, handlers, held, plan.times(), owner);
    }

    void start() {
        pops.start(Duration.ZERO);
        heartbeat.start(plan.times().renewEvery());
    }

    private Uni<Duration> takeDue() {
        int free = plan.slots() - busy.size();
        if (stopping || free <= 0 || !plan.storeAvailable().getAsBoolean()) {
            return Uni.createFrom().item(IDLE);
        }
        return hints.pop(plan.lanes(), free).map(popped -> begin(popped, free));
    }

    private Duration begin(Popped popped, int free) {
        moreDue = popped.jobs().size() >= free;
        popped.jobs().forEach(this::begin);
        Duration next = popped.untilNext();
        return next == null || next.compareTo(IDLE) > 0 ? IDLE : next;
    }

    private void begin(LanedJob hinted) {
        if (stopping || !busy.add(hinted.jobId())) {
            return;
        }
        run.run(hinted.jobId(), () -> onClaim.accept(hinted.lane()))
                .onTermination()
                .invoke(() -> freeSlot(hinted))
                .subscribe()
                .with(done -> {}, failure -> notSettled(hinted, failure));
    }

    /** The claim or the settlement has an unknown outcome: a scan finds the job again, or its lease runs out. */
    private static void notSettled(LanedJob hinted, Throwable failure) {
        LOG.warnf(
                "Job %s is left to the next scan or the reaper (%s)",
                hinted.jobId(), failure.getClass().getSimpleName());
    }

    private void freeSlot(LanedJob hinted) {
        busy.remove(hinted.jobId());
        if (stopping && busy.isEmpty()) {
            idleAtLast.complete(null);
        } else if (moreDue) {
            pops.wake();
        }
    }

    private Uni<Duration> renew() {
        Map<String, Long> fences = held.fences();
        Duration pause = plan.times().renewEvery();
        return fences.isEmpty()
                ? Uni.createFrom().item(pause)
                : store.renew(owner, fences, plan.times().lease())
                        .invoke(lost -> held.lose(lost, fences))
                        .replaceWith(pause);
    }

    /** Blocks until running jobs have ended or were given back, a few seconds at most. */
    void stop() {
        stopping = true;
        pops.stop();
        if (busy.isEmpty()) {
            idleAtLast.complete(null);
        }
        waitFor(plan.times().drain());
        held.stopAll();
        waitFor(plan.times().drain());
        heartbeat.stop();
    }

    private void waitFor(Duration time) {
        try {
            idleAtLast.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillBusy) {
            LOG.infof("%d jobs still run", busy.size());
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
