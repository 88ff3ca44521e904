package dev.holdfast.kit.job.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacklogRampTest {

    private final AtomicLong clock = new AtomicLong(1);
    private final BacklogRamp ramp = new BacklogRamp(40, clock::get);

    @Test
    void beginsWithATenthAndDoublesEveryTenSecondsUpToAllSlots() {
        assertThat(ramp.free()).isEqualTo(4);
        work(4, true);

        for (int expected : new int[] {8, 16, 32, 40, 40}) {
            pass(10);
            assertThat(ramp.free()).isEqualTo(expected);
            work(expected, true);
        }
    }

    @Test
    void halvesWhenMoreThanOneInAHundredFails() {
        grownTo(16);
        work(98, true);
        work(2, false);
        pass(10);

        assertThat(ramp.free()).isEqualTo(8);
    }

    @Test
    void growsThoughOneInAHundredFails() {
        grownTo(16);
        work(99, true);
        work(1, false);
        pass(10);

        assertThat(ramp.free()).isEqualTo(32);
    }

    @Test
    void whatRunsTakesFromWhatMayRun() {
        IntStream.range(0, 3).forEach(n -> ramp.taken());

        assertThat(ramp.free()).isEqualTo(1);
        ramp.ended(true);
        assertThat(ramp.free()).isEqualTo(2);
    }

    @Test
    void theNextBacklogBeginsAnew() {
        grownTo(32);
        pass(61);

        assertThat(ramp.free()).isEqualTo(4);
    }

    @Test
    void neverStopsAltogether() {
        work(1, true);
        IntStream.range(0, 20).forEach(n -> {
            work(1, false);
            pass(10);
            assertThat(ramp.free()).isPositive();
        });
    }

    private void grownTo(int limit) {
        while (ramp.free() < limit) {
            work(1, true);
            pass(10);
        }
    }

    private void work(int jobs, boolean well) {
        IntStream.range(0, jobs).forEach(n -> {
            ramp.taken();
            ramp.ended(well);
        });
    }

    private void pass(int seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
