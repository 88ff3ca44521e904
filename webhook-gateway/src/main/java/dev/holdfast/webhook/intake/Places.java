package dev.holdfast.webhook.intake;

import dev.holdfast.webhook.intake.IntakeFailure.Busy;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A bulkhead: so many at once, and so many of them for one holder. Nobody waits; who finds no place is told to come again. */
final class Places {

    private final int total;
    private final int perHolder;
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byHolder = new ConcurrentHashMap<>();

    Places(int total, int perHolder) {
        this.total = total;
        this.perHolder = perHolder;
    }

    /** Does the work while holding a place, or fails with {@link Busy} without starting it. */
    <T> Uni<T> within(String holder, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (!take(holder)) {
                return Uni.createFrom().failure(new Busy().asException());
            }
            var held = new AtomicBoolean(true);
            return Uni.createFrom().<T>deferred(work).onTermination().invoke(() -> {
                if (held.getAndSet(false)) {
                    giveBack(holder);
                }
            });
        });
    }

    /** How many places are taken now. */
    int taken() {
        return taken.get();
    }

    private boolean take(String holder) {
        if (taken.incrementAndGet() > total) {
            taken.decrementAndGet();
            return false;
        }
        if (byHolder.merge(holder, 1, Integer::sum) > perHolder) {
            giveBack(holder);
            return false;
        }
        return true;
    }

    private void giveBack(String holder) {
        byHolder.computeIfPresent(holder, (ignored, count) -> count == 1 ? null : count - 1);
        taken.decrementAndGet();
    }
}
