package dev.holdfast.bench.jobs;

import java.time.Duration;

/** Processor time that processes have used. */
record Usage(Duration mongod, Duration redis, Duration worker, Duration promoter) {

    /** The processes by their ids. */
    record Pids(long mongod, long redis, long worker, long promoter) {}

    static Usage of(Pids pids) {
        return new Usage(of(pids.mongod()), of(pids.redis()), of(pids.worker()), of(pids.promoter()));
    }

    private static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("no processor time is known of process " + pid));
    }

    /** What a job cost since then, in microseconds of one processor. */
    Figures.Cost since(Usage before, int jobs) {
        return new Figures.Cost(
                micros(before.mongod(), mongod, jobs),
                micros(before.redis(), redis, jobs),
                micros(before.worker(), worker, jobs),
                micros(before.promoter(), promoter, jobs));
    }

    private static double micros(Duration before, Duration after, int jobs) {
        return after.minus(before).toNanos() / 1_000.0 / jobs;
    }
}
