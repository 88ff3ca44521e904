package dev.holdfast.kit.job.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @Property
    void pausesBetweenNothingAndTheBound(
            @ForAll @IntRange(min = 1, max = 1_000_000) int failures,
            @ForAll @DoubleRange(min = 0, max = 0.99) double chance) {
        Duration pause = backOff.pause(failures, () -> chance);

        assertThat(pause).isBetween(Duration.ZERO, backOff.bound(failures));
        assertThat(backOff.bound(failures)).isBetween(backOff.base(), backOff.cap());
    }

    @Test
    void doublesItsBoundWithEachFailureUntilTheCap() {
        assertThat(backOff.bound(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.bound(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backOff.bound(9)).isEqualTo(Duration.ofSeconds(256));
        assertThat(backOff.bound(10)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void refusesACapBelowTheBase() {
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
