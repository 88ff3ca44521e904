package dev.holdfast.identity;

import dev.holdfast.kit.test.MutableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Stands in for the clock of the process, so that days pass when a test says so. */
@Singleton
public class TestClock {

    @Produces
    @Singleton
    MutableClock clock() {
        return new MutableClock(now());
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
