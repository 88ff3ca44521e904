package dev.holdfast.sandbox.calendly.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

    private static final Duration DAY = Duration.ofHours(24);

    @Test
    void doublesThePauseUpToTheCap() {
        var plan = new RetryPlan(Duration.ofSeconds(1), Duration.ofSeconds(30), DAY);

        assertThat(plan.pauseAfter(1)).hasSeconds(1);
        assertThat(plan.pauseAfter(2)).hasSeconds(2);
        assertThat(plan.pauseAfter(5)).hasSeconds(16);
        assertThat(plan.pauseAfter(6)).hasSeconds(30);
        assertThat(plan.pauseAfter(5_000)).hasSeconds(30);
    }

    @Test
    void staysAtTheUnitWhenThatIsTheCap() {
        var plan = new RetryPlan(Duration.ofMillis(20), Duration.ofMillis(20), DAY);

        assertThat(plan.pauseAfter(1)).hasMillis(20);
        assertThat(plan.pauseAfter(9)).hasMillis(20);
    }

    @Test
    void refusesAPlanThatNeverPauses() {
        assertThatThrownBy(() -> new RetryPlan(Duration.ZERO, Duration.ofSeconds(1), DAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPlan(Duration.ofSeconds(2), Duration.ofSeconds(1), DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
