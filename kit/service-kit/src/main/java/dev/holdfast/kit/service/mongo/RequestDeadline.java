package dev.holdfast.kit.service.mongo;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
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
            ContextLocals.put(KEY, new TimeSpent(System::nanoTime));
        }
    }

    /** Milliseconds left for an operation that starts now, or 0 where there is no request. */
    static long remainingMillis() {
        TimeSpent spent = spent();
        return spent == null
                ? 0
                : Math.max(SPENT_MILLIS, BUDGET.minusNanos(spent.nanos()).toMillis());
    }

    /** Counts how long an operation takes, however it ends; operations at once count as long as one of them lasts. */
    static <T> Uni<T> counting(Uni<T> operation) {
        TimeSpent spent = spent();
        if (spent == null) {
            return operation;
        }
        spent.begin();
        return operation.onTermination().invoke(spent::end);
    }

    private static @Nullable TimeSpent spent() {
        return VertxContext.isOnDuplicatedContext()
                ? ContextLocals.<TimeSpent>get(KEY).orElse(null)
                : null;
    }
}
