package dev.holdfast.kit.job.targets;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private static final Duration QUICK = Duration.ofMillis(5);

    private final Targets targets = new Targets(
            Map.of("confirmation", "mail", "reminder", "mail", "event", "booking", "sms", "sms"),
            Map.of("sms", budget(3, Duration.ofMinutes(10))));

    @Test
    void aTargetThatIsAwayTakesNoJobsOfAnyOfItsTypes() {
        fail("confirmation", 10);

        assertThat(targets.refused()).containsExactlyInAnyOrder("confirmation", "reminder");
        assertThat(targets.isReached("mail")).isFalse();
        assertThat(targets.admit("reminder")).contains(Refusal.away(Target.OPEN_FOR));
        assertThat(targets.admit("event")).isEmpty();
        assertThat(targets.isReached("booking")).isTrue();
    }

    @Test
    void afterAWhileOneJobProbesAndItsSuccessLetsTheOthersIn() {
        fail("event", 10);
        await().atMost(Target.OPEN_FOR.multipliedBy(3))
                .until(() -> targets.refused().isEmpty());

        assertThat(targets.admit("event")).isEmpty();
        assertThat(targets.admit("event")).as("one probe at a time").isPresent();

        targets.ended("event", true, QUICK);
        assertThat(targets.isReached("booking")).isTrue();
        assertThat(targets.admit("event")).isEmpty();
    }

    @Test
    void aFailureHereAndThereStopsNothing() {
        IntStream.range(0, 100).forEach(n -> {
            assertThat(targets.admit("event")).isEmpty();
            targets.ended("event", n % 3 != 0, QUICK);
        });

        assertThat(targets.refused()).isEmpty();
    }

    @Test
    void aBudgetThatIsSpentTakesNoJobsUntilItsPeriodIsOver() {
        IntStream.range(0, 3).forEach(n -> assertThat(targets.admit("sms")).isEmpty());

        assertThat(targets.refused()).containsExactly("sms");
        assertThat(targets.admit("sms")).contains(Refusal.spent(Duration.ofMinutes(10)));
    }

    @Test
    void aTypeNobodyNamedIsItsOwnTarget() {
        assertThat(targets.admit("new-type")).isEmpty();
        targets.ended("new-type", true, QUICK);
    }

    private void fail(String type, int times) {
        IntStream.range(0, times).forEach(n -> {
            targets.admit(type);
            targets.ended(type, false, QUICK);
        });
    }

    private static Budget budget(int permits, Duration per) {
        return new Budget() {
            @Override
            public int permits() {
                return permits;
            }

            @Override
            public Duration per() {
                return per;
            }
        };
    }
}
