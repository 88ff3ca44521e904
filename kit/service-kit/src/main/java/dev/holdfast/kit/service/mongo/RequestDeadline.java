package dev.holdfast.kit.service.mongo;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All MongoDB work of one request together has 600 ms. Only waiting for MongoDB counts: neither a body that is long in coming nor a
 * password that is hashed in between takes from it. Work that belongs to no request (loops, start-up) has no such budget and ends
 * by the driver's own limit.
 */
final class RequestDeadline {

    /** Leaves the rest of the promised second to everything around MongoDB, on a machine that is busy as well. */
    static final Duration BUDGET = Duration.ofMillis(600);

    /** What an operation gets when the budget is spent: enough to fail in the ordinary way. */
    private static final long SPENT_MILLIS = 1;

    private static final String KEY = "holdfast.mongo.spent";

    private RequestDeadline() {}

    /** Says that the current context belongs to a request, which has spent nothing yet. */
    static void apply() {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(KEY, new AtomicLong());
        }
    }

    /** Milliseconds left for an operation that starts now, or 0 where there is no request. */
    static long remainingMillis() {
        AtomicLong spent = spentNanos();
        return spent == null
                ? 0
                : Math.max(SPENT_MILLIS, BUDGET.minusNanos(spent.get()).toMillis());
    }

    /** Counts how long an operation takes, however it ends; of operations at once, each counts. */
    static <T> Uni<T> counting(Uni<T> operation) {
        AtomicLong spent = spentNanos();
        if (spent == null) {
            return operation;
        }
        long begun = System.nanoTime();
        return operation.onTermination().invoke(() -> spent.addAndGet(System.nanoTime() - begun));
    }

    private static @Nullable AtomicLong spentNanos() {
        return VertxContext.isOnDuplicatedContext()
                ? ContextLocals.<AtomicLong>get(KEY).orElse(null)
                : null;
    }
}
