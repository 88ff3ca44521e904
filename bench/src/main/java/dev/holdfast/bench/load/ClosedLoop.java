package dev.holdfast.bench.load;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Some senders that each wait for an answer before they send again. Ends with the time or with the prepared requests. */
final class ClosedLoop {

    private final Target target;
    private final Iterator<Shot> shots;
    private final CompletableFuture<Measured> done;
    private final Tally tally = new Tally();
    private final long begun = System.nanoTime();
    private final long end;
    private int sending;

    ClosedLoop(Target target, List<Shot> shots, Duration length, CompletableFuture<Measured> done) {
        this.target = target;
        this.shots = shots.iterator();
        this.done = done;
        this.end = begun + length.toNanos();
    }

    void start(int senders) {
        sending = senders;
        for (int i = 0; i < senders; i++) {
            sendNext();
        }
    }

    private void sendNext() {
        long now = System.nanoTime();
        if (now >= end || !shots.hasNext()) {
            stopOne(now);
            return;
        }
        Shot shot = shots.next();
        target.fire(shot).onSuccess(status -> {
            tally.count(shot, status, System.nanoTime() - now);
            sendNext();
        });
    }

    private void stopOne(long now) {
        sending--;
        if (sending == 0) {
            done.complete(tally.measured(now - begun));
        }
    }
}
