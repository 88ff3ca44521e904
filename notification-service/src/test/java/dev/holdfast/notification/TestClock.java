package dev.holdfast.notification;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Stands in for the clock of the process: the real one until a test stops it somewhere. */
public final class TestClock extends Clock {

    private volatile @Nullable Instant stopped;

    /** Stops the clock at this moment. */
    public void stopAt(Instant moment) {
        stopped = moment;
    }

    /** Lets it show the real time again. */
    public void release() {
        stopped = null;
    }

    @Override
    public Instant instant() {
        Instant moment = stopped;
        return moment == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : moment;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is UTC");
    }

    /** Gives it to the service. */
    @Singleton
    public static class Source {

        @Produces
        @Singleton
        TestClock clock() {
            return new TestClock();
        }
    }
}
