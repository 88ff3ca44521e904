package dev.holdfast.kit.service.mongo;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.time.Duration;

/**
 * The moment by which all MongoDB work of the current request must be over: 750 ms after it arrived. Work that belongs to no
 * request (loops, start-up) has no such moment and ends by the driver's own limit.
 */
final class RequestDeadline {

    /** Leaves the rest of the promised second to everything around MongoDB, on a machine that is busy as well. */
    static final Duration BUDGET = Duration.ofMillis(750);

    /** What an operation gets when the budget is spent: enough to fail in the ordinary way. */
    private static final long SPENT_MILLIS = 1;

    private static final String KEY = "holdfast.mongo.deadline";

    private RequestDeadline() {}

    static void start() {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(KEY, System.nanoTime() + BUDGET.toNanos());
        }
    }

    /** Milliseconds left for an operation that starts now, or 0 where there is no request. */
    static long remainingMillis() {
        if (!VertxContext.isOnDuplicatedContext()) {
            return 0;
        }
        return ContextLocals.<Long>get(KEY)
                .map(at -> Math.max(SPENT_MILLIS, (at - System.nanoTime()) / 1_000_000))
                .orElse(0L);
    }
}
