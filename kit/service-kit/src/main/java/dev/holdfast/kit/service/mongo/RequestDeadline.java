package dev.holdfast.kit.service.mongo;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The moment by which all MongoDB work of the current request must be over: 750 ms after the first of it began, so that a body
 * that was long in coming costs nothing. Work that belongs to no request (loops, start-up) has no such moment and ends by the
 * driver's own limit.
 */
final class RequestDeadline {

    /** Leaves the rest of the promised second to everything around MongoDB, on a machine that is busy as well. */
    static final Duration BUDGET = Duration.ofMillis(750);

    /** What an operation gets when the budget is spent: enough to fail in the ordinary way. */
    private static final long SPENT_MILLIS = 1;

    private static final String KEY = "holdfast.mongo.deadline";

    /** In the place of the moment, until the first operation sets it. */
    private static final long NOT_BEGUN = 0;

    private RequestDeadline() {}

    /** Says that the current context belongs to a request. */
    static void apply() {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(KEY, new AtomicLong(NOT_BEGUN));
        }
    }

    /** Milliseconds left for an operation that starts now, or 0 where there is no request. */
    static long remainingMillis() {
        if (!VertxContext.isOnDuplicatedContext()) {
            return 0;
        }
        return ContextLocals.<AtomicLong>get(KEY)
                .map(RequestDeadline::remainingMillis)
                .orElse(0L);
    }

    private static long remainingMillis(AtomicLong deadline) {
        long now = System.nanoTime();
        long at = deadline.updateAndGet(begun -> begun == NOT_BEGUN ? now + BUDGET.toNanos() : begun);
        return Math.max(SPENT_MILLIS, (at - now) / 1_000_000);
    }
}
