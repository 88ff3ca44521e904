package dev.holdfast.bench.jobs;

import dev.holdfast.bench.load.ProcessTime;
import java.time.Duration;

/** Processor time that processes have used. */
record Usage(Duration mongod, Duration redis, Duration worker, Duration promoter) {

    /** The processes by their ids. */
    record Pids(long mongod, long redis, long worker, long promoter) {}

    static Usage of(Pids pids) {
        return new Usage(
                ProcessTime.of(pids.mongod()),
                ProcessTime.of(pids.redis()),
                ProcessTime.of(pids.worker()),
                ProcessTime.of(pids.promoter()));
    }

    /** What a job cost since then, in microseconds of one processor. */
    Figures.Cost since(Usage before, int jobs) {
        return new Figures.Cost(
                ProcessTime.microsEach(before.mongod(), mongod, jobs),
                ProcessTime.microsEach(before.redis(), redis, jobs),
                ProcessTime.microsEach(before.worker(), worker, jobs),
                ProcessTime.microsEach(before.promoter(), promoter, jobs));
    }
}
