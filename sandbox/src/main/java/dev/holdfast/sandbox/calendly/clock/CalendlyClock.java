package dev.holdfast.sandbox.calendly.clock;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** A clock that can be put forward, with alarms. */
public final class CalendlyClock extends Clock {

    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparing(Alarm::due));
    private final Vertx vertx;
    private final Clock real;
    private final int speed;
    private final Instant started;
    private Duration shift = Duration.ZERO;
    private @Nullable Long timer;

    /** @param speed how many seconds pass here in a real one, at least 1 */
    public CalendlyClock(Vertx vertx, Clock real, int speed) {
        this.vertx = vertx;
        this.real = real;
        this.speed = speed;
        this.started = real.instant();
    }

    @Override
    public Instant instant() {
        var elapsed = Duration.between(started, real.instant());
        return started.plus(elapsed.multipliedBy(speed)).plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock has instants only");
    }

    /** Runs a task when so much time has passed here. */
    public void after(Duration pause, Runnable task) {
        alarms.add(new Alarm(instant().plus(pause), task));
        setTimer();
    }

    /** Puts the clock forward; what waits for a moment in between is run now. */
    public void advance(Duration by) {
        shift = shift.plus(by);
        runDue();
    }

    /** Takes back every advance. What waits keeps the moment it waits for. */
    public void reset() {
        shift = Duration.ZERO;
        setTimer();
    }

    private void runDue() {
        var now = instant();
        while (!alarms.isEmpty() && !alarms.peek().due().isAfter(now)) {
            alarms.remove().task().run();
        }
        setTimer();
    }

    private void setTimer() {
        if (timer != null) {
            vertx.cancelTimer(timer);
            timer = null;
        }
        var next = alarms.peek();
        if (next != null) {
            var pause = Duration.between(instant(), next.due()).dividedBy(speed).toMillis() + 1;
            timer = vertx.setTimer(Math.max(1, pause), fired -> runDue());
        }
    }

    private record Alarm(Instant due, Runnable task) {}
}
