package dev.holdfast.kit.test;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Awaitility that looks at once and then often: its own pause of a tenth of a second, before the first look too, adds up to minutes. */
public final class Waiting {

    private static final Duration PACE = Duration.ofMillis(20);

    private Waiting() {}

    /** As {@link Awaitility#await()}. */
    public static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(PACE);
    }

    /** As {@link Awaitility#await(String)}. */
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).pollDelay(Duration.ZERO).pollInterval(PACE);
    }
}
