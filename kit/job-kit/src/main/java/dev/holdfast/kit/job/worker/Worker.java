package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.hint.DueHints;
import dev.holdfast.kit.job.hint.Popped.LanedJob;
import dev.holdfast.kit.job.loop.Deadline;
import dev.holdfast.kit.job.loop.Jitter;
import dev.holdfast.kit.job.loop.Loop;
import dev.holdfast.kit.job.store.DueJobs;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.job.targets.Targets;
import dev.holdfast.kit.job.worker.DueSource.Source;
import dev.holdfast.kit.job.worker.DueSource.Taken;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private final WorkerPlan plan;
    private final DueSource source;
    private final Claims claims;
    private final JobRun.Tools tools;
    private final String owner = UUID.randomUUID().toString();
    private final LaneShares shares;
    private final BacklogRamp ramp;
    private final Loop pops = new Loop("worker", STEP_LIMIT, this::takeDue);
    private final Loop heartbeat = new Loop("heartbeat", STEP_LIMIT, this::renew);

    /** The jobs in a slot: each at most once, whatever hints say. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    private final CompletableFuture<Void> idleAtLast = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile boolean claiming;
    private volatile boolean moreDue;

    /** Set when nothing was taken because a claim was under way: its end takes what has become due meanwhile. */
    private volatile boolean putOff;

    private volatile Deadline leasesLast;

    /** The stores and the rules a worker works with. */
    record Surroundings(
            DueHints hints, DueJobs due, JobStore store, JobHandlers handlers, Targets targets, JobMetrics metrics) {}

    Worker(Surroundings around, WorkerPlan plan) {
        this.plan = plan;
        this.source = new DueSource(around.hints(), around.due(), plan.times().patience());
        this.claims = new Claims(
                around.store(),
                around.targets(),
                around.metrics(),
                owner,
                plan.times().lease());
        this.tools = new JobRun.Tools(
                around.store(),
                new Completions(around.store(), around.metrics()),
                around.handlers(),
                new HeldJobs(),
                around.targets(),
                around.metrics());
        this.shares = new LaneShares(plan.lanes(), Jitter.random());
        this.ramp = new BacklogRamp(plan.slots(), System::nanoTime);
        this.leasesLast = Deadline.in(plan.times().lease());
        around.metrics().watch(busy::size, () -> leasesLast.left().toMillis());
    }

    /** Names this worker among all that ever were. */
    String owner() {
        return owner;
    }

    void start() {
        pops.start(Duration.ZERO);
        heartbeat.start(plan.times().renewEvery());
    }

    /** One claim is under way at a time; what becomes free or due meanwhile goes into the next, so that claims grow with the load. */
    private Uni<Duration> takeDue() {
        int free = plan.slots() - busy.size();
        putOff = claiming;
        if (stopping || claiming || free <= 0 || !plan.storeAvailable().getAsBoolean()) {
            return Uni.createFrom().item(IDLE);
        }
        return source.take(shares.order(free, ramp.free())).map(taken -> begin(taken, free));
    }

    private Duration begin(Taken taken, int free) {
        moreDue = taken.jobs().size() >= free;
        List<LanedJob> fresh =
                taken.jobs().stream().filter(job -> busy.add(job.jobId())).toList();
        if (!fresh.isEmpty()) {
            claim(fresh, taken.source());
        }
        Duration next = taken.untilNext();
        return next == null || next.compareTo(IDLE) > 0 ? IDLE : next;
    }

    private void claim(List<LanedJob> hinted, Source from) {
        claiming = true;
        hinted.forEach(job -> tools.metrics().popped(from, job.lane()));
        hinted.stream().filter(LanedJob::backlog).forEach(job -> ramp.taken());
        var deadline = Deadline.in(plan.times().handlerLimit());
        claims.claim(hinted.stream().map(LanedJob::jobId).toList())
                .onTermination()
                .invoke(() -> claiming = false)
                .subscribe()
                .with(jobs -> run(hinted, jobs, from, deadline), failure -> {
                    LOG.warnf("A claim failed (%s)", failure.getClass().getSimpleName());
                    run(hinted, List.of(), from, deadline);
                });
    }

    private void run(List<LanedJob> hinted, List<JobDocument> jobs, Source from, Deadline deadline) {
        Map<String, JobDocument> ours = jobs.stream().collect(Collectors.toMap(JobDocument::id, Function.identity()));
        for (LanedJob hint : hinted) {
            JobDocument job = ours.get(hint.jobId());
            if (job == null) {
                tools.metrics().missed(hint.lane());
                freeSlot(hint, true);
            } else {
                tools.metrics().claimed(from, job);
                run(hint, new JobRun(tools, job, deadline));
            }
        }
        if (moreDue || putOff) {
            pops.wake();
        }
    }

    private void run(LanedJob hint, JobRun run) {
        Uni<Boolean> end = stopping ? run.release() : run.run();
        end.subscribe().with(well -> freeSlot(hint, well), failure -> {
            LOG.warnf(
                    "Job %s is left to the reaper (%s)",
                    hint.jobId(), failure.getClass().getSimpleName());
            freeSlot(hint, false);
        });
    }

    private void freeSlot(LanedJob hint, boolean well) {
        busy.remove(hint.jobId());
        if (hint.backlog()) {
            ramp.ended(well);
        }
        if (stopping && busy.isEmpty()) {
            idleAtLast.complete(null);
        } else if (moreDue && !claiming) {
            pops.wake();
        }
    }

    private Uni<Duration> renew() {
        Map<String, Long> fences = tools.held().fences();
        Duration lease = plan.times().lease();
        Duration pause = plan.times().renewEvery();
        if (fences.isEmpty()) {
            leasesLast = Deadline.in(lease);
            return Uni.createFrom().item(pause);
        }
        var renewed = Deadline.in(lease);
        return tools.store()
                .renew(owner, fences, lease)
                .invoke(lost -> leasesLast = renewed)
                .invoke(lost -> tools.held().lose(lost, fences))
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
        tools.held().stopAll();
        waitFor(plan.times().drain());
        heartbeat.stop();
        tools.completions().close();
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
