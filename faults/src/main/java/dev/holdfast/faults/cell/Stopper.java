package dev.holdfast.faults.cell;

import dev.holdfast.faults.owner.Behaviour;
import dev.holdfast.faults.owner.Call;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Holds every call of the first worker that calls, at one point, until it may go on.
 *
 * @param beforeEffect whether that point is before the effect, or between the effect and the answer
 * @param reached completed with the first call that is held
 */
record Stopper(boolean beforeEffect, CompletableFuture<Call> reached, CountDownLatch goesOn) implements Behaviour {

    @Override
    public void before(Call call) {
        if (beforeEffect) {
            hold(call);
        }
    }

    @Override
    public void after(Call call) {
        if (!beforeEffect) {
            hold(call);
        }
    }

    private void hold(Call call) {
        reached.complete(call);
        if (reached.join().worker() == call.worker()) {
            Gate.await(goesOn);
        }
    }
}
