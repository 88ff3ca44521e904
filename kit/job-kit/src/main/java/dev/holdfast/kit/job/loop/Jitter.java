package dev.holdfast.kit.job.loop;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Chance, handed in so that a test can fix it. Keeps processes that start together from acting together. */
@FunctionalInterface
public interface Jitter {

    /** A number from 0 (inclusive) to 1 (exclusive). */
    double next();

    /** Uniform chance; safe for any number of threads. */
    static Jitter random() {
        return () -> ThreadLocalRandom.current().nextDouble();
    }

    /** Anything from nothing to all of {@code bound}. */
    default Duration upTo(Duration bound) {
        return Duration.ofMillis((long) (bound.toMillis() * next()));
    }

    /** {@code middle} give or take a half: 50 % to 150 % of it. */
    default Duration around(Duration middle) {
        return Duration.ofMillis((long) (middle.toMillis() * (0.5 + next())));
    }
}
