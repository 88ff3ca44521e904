package dev.holdfast.faults.rig;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Jobs that are born at a steady rate while something is broken. A birth that MongoDB does not acknowledge is none. */
public final class Load implements AutoCloseable {

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int TICKS = 10;

    private final Jobs jobs;
    private final int perTick;
    private final List<String> born = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopped;

    private Load(Jobs jobs, int perSecond) {
        this.jobs = jobs;
        this.perTick = Math.max(1, perSecond / TICKS);
        this.thread = Thread.ofPlatform().name("load").daemon().start(this::run);
    }

    /** Begins; half of the jobs go into each lane. */
    static Load start(Jobs jobs, int perSecond) {
        return new Load(jobs, perSecond);
    }

    private void run() {
        long next = System.nanoTime();
        boolean critical = false;
        while (!stopped) {
            try {
                List<String> ids = jobs.addDue(critical ? "critical" : "default", perTick);
                synchronized (born) {
                    born.addAll(ids);
                }
            } catch (MongoException unacknowledged) {
                // may be there or not; nobody was promised anything
            }
            critical = !critical;
            next = Math.max(next + TICK, System.nanoTime() - TICK);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Ends it; answers the jobs that were acknowledged. */
    public List<String> stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        return soFar();
    }

    /** The jobs that were acknowledged up to now. */
    public List<String> soFar() {
        synchronized (born) {
            return List.copyOf(born);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
