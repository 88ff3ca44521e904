package dev.holdfast.bench.load;

import java.time.Duration;

/** Processor time that processes have used, all their threads together. */
public final class ProcessTime {

    private ProcessTime() {}

    /** What a process of this machine has used so far. */
    public static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("no processor time is known of process " + pid));
    }

    /** What each of so many things cost between two readings, in microseconds of one processor. */
    public static double microsEach(Duration before, Duration after, long things) {
        return after.minus(before).toNanos() / 1_000.0 / things;
    }
}
