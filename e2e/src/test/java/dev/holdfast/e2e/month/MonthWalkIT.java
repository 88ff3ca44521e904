package dev.holdfast.e2e.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.MovableClock;
import dev.holdfast.e2e.StartedStack;
import dev.holdfast.e2e.driver.Stack;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks a whole stack through a month in which the clocks change, by a clock that is put from one moment that matters to the next, and
 * compares every mail that clients got with a slow, obvious oracle. What happens is told by a seed ({@code holdfast.test.seed}).
 */
@Order(93)
class MonthWalkIT {

    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final long SEED = Long.getLong("holdfast.test.seed", 9);

    /** A month with fewer mails would show little. */
    private static final int FEW = 25;

    /** Keys and sessions outlast the month, and what is due is looked for often. */
    private static final Map<String, String> SETTINGS = Map.of(
            "HOLDFAST_PROMOTION_EDGE_EVERY", "PT0.1S",
            "IDENTITY_TOKEN_ROTATION_PERIOD", "P100D",
            "IDENTITY_SESSION_LIFETIME", "P100D");

    @TempDir
    Path folder;

    @Test
    void everyMailOfTheMonthIsOneThatItOughtToHave() {
        Month month = Month.after(Clock.systemUTC().instant());
        var script = new Script(month, SEED);
        var oracle = new Oracle(script.happenings());
        var clock = new MovableClock(folder.resolve("clock"));
        clock.moveTo(month.begin());
        int certain = oracle.certain().size();
        System.out.printf("The month from %s on, seed %d%n", month.begin(), SEED);
        assertThat(certain).as("mails that are certain").isGreaterThan(FEW);

        try (StartedStack started = StartedStack.goingBy(clock, "month-stack", SETTINGS)) {
            Stack stack = started.stack();
            var practice = new Practice(stack);
            walk(script.happenings(), oracle, practice, clock, stack);

            List<Told> told = practice.told(clock);
            System.out.printf("%d mails, of which %d were certain%n", told.size(), certain);
            oracle.check(told);
        }
    }

    /** Whatever is due at a moment, or was on the way to it, is over before something happens then, and before the clock moves on. */
    private static void walk(
            List<Happening> happenings, Oracle oracle, Practice practice, MovableClock clock, Stack stack) {
        stack.mongo().awaitQuiet(QUIET);
        for (Instant moment : oracle.moments()) {
            clock.moveTo(moment);
            stack.mongo().awaitQuiet(QUIET);
            List<Happening> now = happenings.stream()
                    .filter(happening -> happening.at().equals(moment))
                    .toList();
            if (!now.isEmpty()) {
                now.forEach(practice::happen);
                stack.mongo().awaitQuiet(QUIET);
            }
        }
    }
}
