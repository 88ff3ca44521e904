package dev.holdfast.bench.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is to be measured.
 *
 * @param root the checkout, already built
 * @param data of the stack; thrown away before and after
 * @param jobs born in each round
 * @param rounds of jobs that are due at once, after some that only warm up
 * @param slots how many jobs the worker runs at once
 * @param steady how long jobs are born at the steady rate
 * @param herds how many jobs are due at one instant, one herd after the other
 * @param hints how many jobs are hinted when Redis is wiped
 * @param peers whether others' queues have their turn
 */
record Plan(
        Path root,
        Path data,
        int portBase,
        int jobs,
        int rounds,
        int slots,
        Duration steady,
        List<Integer> herds,
        int hints,
        boolean peers) {

    /** Born together, in one write. */
    static final int BATCH = 200;

    /** Bulks under way at once. */
    static final int BULKS = 2;

    /** Jobs a second, where lateness is measured. */
    static final int STEADY_RATE = 500;

    /** From birth to due, where lateness is measured; at least, for what is due at one instant. */
    static final Duration AHEAD = Duration.ofSeconds(16);
}
