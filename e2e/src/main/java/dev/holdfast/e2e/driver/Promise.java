package dev.holdfast.e2e.driver;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What a running stack promises, checked: now, or within a time. A broken one says what was expected and what was seen. */
public final class Promise {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private Promise() {}

    /** A promise that did not hold. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String expected, Object seen) {
            super("expected: " + expected + System.lineSeparator() + "seen:     " + seen);
        }
    }

    /** Fails unless it holds at this moment. */
    public static void that(boolean holds, String expected, Object seen) {
        if (!holds) {
            throw new Broken(expected, seen);
        }
    }

    /**
     * Looks again and again until what is seen is good, and answers it. A look that fails counts as not yet good.
     *
     * @param within how long to look; then the promise is broken with the last thing seen
     */
    public static <T> T within(Duration within, String expected, Supplier<T> look, Predicate<? super T> good) {
        return within(within, LOOK_AGAIN, expected, look, good);
    }

    /**
     * The same at another pace.
     *
     * @param pace how long after a look the next one begins
     */
    public static <T> T within(
            Duration within, Duration pace, String expected, Supplier<T> look, Predicate<? super T> good) {
        var last = new Last();
        try {
            return Awaitility.await()
                    .atMost(within)
                    .pollInterval(pace)
                    .pollDelay(Duration.ZERO)
                    .ignoreExceptionsInstanceOf(RuntimeException.class)
                    .until(() -> last.look(look), good);
        } catch (ConditionTimeoutException tooLate) {
            throw new Broken(expected + " within " + within.toSeconds() + " s", last.seen);
        }
    }

    /** The last thing seen, a failure to look included. */
    private static final class Last {
        private volatile Object seen = "nothing";

        <T> T look(Supplier<T> look) {
            try {
                T now = look.get();
                seen = String.valueOf(now);
                return now;
            } catch (RuntimeException failed) {
                seen = failed;
                throw failed;
            }
        }
    }
}
