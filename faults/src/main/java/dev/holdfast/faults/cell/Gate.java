package dev.holdfast.faults.cell;

import dev.holdfast.faults.owner.Behaviour;
import dev.holdfast.faults.owner.Call;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Holds calls of later claims at the door until they may go on.
 *
 * @param stops which jobs it is about
 * @param reached completed with the first call that is held
 */
record Gate(Predicate<String> stops, CompletableFuture<Call> reached, CountDownLatch goesOn) implements Behaviour {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Override
    public void arrives(Call call) {
        if (call.fence() > 1 && stops.test(call.jobId())) {
            reached.complete(call);
            await(goesOn);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("held for too long");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
