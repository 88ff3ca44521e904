package dev.holdfast.kit.job.loop;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One step, repeated until the process ends. The step answers how long to pause before the next run. A step that fails
 * or hangs is logged once per outage and tried again; it never ends the loop. Each loop has its own thread, which only
 * starts steps and is never blocked by one; steps of one loop never overlap, save one that outlived its time limit.
 */
public final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final BackOff AFTER_FAILURE = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(3));

    /** What a loop repeats. */
    @FunctionalInterface
    public interface Step {
        /** Runs once and answers the pause before the next run. */
        Uni<Duration> run();
    }

    private final String name;
    private final Duration limit;
    private final Step step;
    private final Jitter jitter = Jitter.random();
    private final ScheduledThreadPoolExecutor thread;

    // Touched by the loop's own thread only.
    private @Nullable ScheduledFuture<?> next;
    private boolean running;
    private boolean woken;
    private int failures;

    private volatile boolean stopped;

    /**
     * @param name of the thread and in the log
     * @param limit after which a step counts as failed
     */
    public Loop(String name, Duration limit, Step step) {
        this.name = name;
        this.limit = limit;
        this.step = step;
        this.thread = new ScheduledThreadPoolExecutor(
                1,
                task -> Thread.ofPlatform().name("holdfast-" + name).daemon().unstarted(task),
                new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Begins; the first run is due after {@code delay}. */
    public void start(Duration delay) {
        thread.execute(() -> schedule(delay));
    }

    /** Runs as soon as possible instead of at the end of the pause. Cheap; may be called from any thread, any often. */
    public void wake() {
        thread.execute(this::onWake);
    }

    /** No further run is begun. A run under way is left to end. */
    public void stop() {
        stopped = true;
        thread.shutdownNow();
    }

    private void onWake() {
        if (running) {
            woken = true;
            return;
        }
        schedule(Duration.ZERO);
    }

    private void schedule(Duration pause) {
        if (stopped) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        next = thread.schedule(this::runStep, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void runStep() {
        if (running || stopped) {
            return;
        }
        running = true;
        Uni.createFrom()
                .deferred(step::run)
                .ifNoItem()
                .after(limit)
                .fail()
                .subscribe()
                .with(pause -> thread.execute(() -> onDone(pause)), cause -> thread.execute(() -> onFailed(cause)));
    }

    private void onDone(Duration pause) {
        running = false;
        if (failures > 0) {
            LOG.infof("Loop %s works again after %d failed runs", name, failures);
            failures = 0;
        }
        schedule(woken ? Duration.ZERO : pause);
        woken = false;
    }

    private void onFailed(Throwable cause) {
        running = false;
        woken = false;
        failures++;
        if (failures == 1 && !(cause instanceof RejectedExecutionException)) {
            LOG.warnf("Loop %s failed (%s) and goes on trying", name, cause.toString());
        }
        schedule(AFTER_FAILURE.pause(failures, jitter));
    }
}
