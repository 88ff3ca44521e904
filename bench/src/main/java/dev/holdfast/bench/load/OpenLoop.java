package dev.holdfast.bench.load;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends each request when it is due and times it from then, even where it could only be sent later. */
final class OpenLoop {

    private static final long TICK_MILLIS = 1;

    private final Vertx vertx;
    private final Target target;
    private final List<Shot> shots;
    private final double nanosApart;
    private final CompletableFuture<Measured> done;
    private final Tally tally = new Tally();
    private final long begun = System.nanoTime();
    private int sent;
    private int answered;

    OpenLoop(Vertx vertx, Target target, List<Shot> shots, double ratePerSecond, CompletableFuture<Measured> done) {
        this.vertx = vertx;
        this.target = target;
        this.shots = shots;
        this.nanosApart = TimeUnit.SECONDS.toNanos(1) / ratePerSecond;
        this.done = done;
    }

    void start() {
        vertx.setPeriodic(TICK_MILLIS, this::sendWhatIsDue);
    }

    private void sendWhatIsDue(long timer) {
        while (sent < shots.size() && dueAt(sent) <= System.nanoTime()) {
            send(shots.get(sent), dueAt(sent));
            sent++;
        }
        if (sent == shots.size()) {
            vertx.cancelTimer(timer);
        }
    }

    private long dueAt(int number) {
        return begun + (long) (number * nanosApart);
    }

    private void send(Shot shot, long due) {
        target.fire(shot).onSuccess(status -> {
            long now = System.nanoTime();
            tally.count(shot, status, now - due);
            answered++;
            if (answered == shots.size()) {
                done.complete(tally.measured(now - begun));
            }
        });
    }
}
