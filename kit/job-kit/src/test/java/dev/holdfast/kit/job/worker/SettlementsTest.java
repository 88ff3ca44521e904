package dev.holdfast.kit.job.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.loop.Jitter;
import dev.holdfast.kit.job.store.EffectPolicy;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobFixture;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.Settlement;
import dev.holdfast.kit.job.store.Settlement.Again;
import dev.holdfast.kit.job.store.Settlement.Charge;
import dev.holdfast.kit.job.store.Settlement.Final;
import dev.holdfast.kit.job.targets.Refusal;
import dev.holdfast.kit.job.worker.JobOutcome.Reject;
import dev.holdfast.kit.job.worker.JobOutcome.Retry;
import dev.holdfast.kit.job.worker.JobOutcome.Unknown;
import dev.holdfast.kit.job.worker.JobOutcome.Unwanted;
import dev.holdfast.kit.job.worker.JobOutcome.Why;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SettlementsTest {

    private static final Jitter MIDDLE = () -> 0.5;

    @Test
    void eachEndOfAHandlerIsAState() {
        assertThat(after(0, JobOutcome.done())).isEqualTo(new Final(JobState.DONE, null, null));
        assertThat(after(0, new Reject("gone"))).isEqualTo(new Final(JobState.DEAD, null, "gone"));
        assertThat(after(0, new Unwanted("moved"))).isEqualTo(new Final(JobState.CANCELLED, null, "moved"));
        assertThat(after(0, new Unknown("lost"))).isEqualTo(new Final(JobState.UNKNOWN, null, "lost"));
    }

    @Property
    void aCountedFailureComesAgainUntilItsAttemptsAreUsedUp(
            @ForAll @IntRange(max = 18) int earlier, @ForAll @DoubleRange(min = 0, max = 0.99) double chance) {
        Settlement again = Settlements.after(job(earlier, 0), JobOutcome.retry("refused"), () -> chance);

        assertThat(again).isInstanceOfSatisfying(Again.class, back -> {
            assertThat(back.charge()).isEqualTo(Charge.ATTEMPT);
            assertThat(back.delay()).isBetween(Duration.ZERO, Duration.ofMinutes(30));
        });
    }

    @Test
    void theLastAttemptIsTheEnd() {
        assertThat(after(19, JobOutcome.retry("refused"))).isEqualTo(new Final(JobState.DEAD, null, "refused"));
    }

    @Property
    void aTargetThatIsAwayUsesUpNothing(@ForAll @IntRange(max = 100) int earlier) {
        assertThat(after(earlier, JobOutcome.unavailable("away")))
                .isInstanceOfSatisfying(
                        Again.class, back -> assertThat(back.charge()).isEqualTo(Charge.NOTHING));
    }

    @Test
    void waitsAsLongAsTheTargetAsked() {
        var throttled = new Retry("throttled", Duration.ofMinutes(7), Why.NOT_NOW);

        assertThat(after(0, throttled)).isInstanceOfSatisfying(Again.class, back -> assertThat(back.delay())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(7)));
    }

    @Test
    void stallsDelayLongerEachTimeAndEndInTheGrave() {
        Settlement first = Settlements.afterStall(job(0, 0), MIDDLE);
        Settlement third = Settlements.afterStall(job(0, 2), MIDDLE);

        assertThat(first).isEqualTo(new Again(Duration.ofMillis(500), Charge.STALL, "stalled"));
        assertThat(third).isEqualTo(new Again(Duration.ofSeconds(2), Charge.STALL, "stalled"));
        assertThat(Settlements.afterStall(job(0, 5), MIDDLE)).isEqualTo(new Final(JobState.DEAD, null, "stalled"));
    }

    @Test
    void whatMayHaveHappenedAndMustNotHappenTwiceIsUnknown() {
        JobDocument begun = JobFixture.aMarkedJob(EffectPolicy.NEVER_REPEAT, 1);
        JobDocument begunBefore = JobFixture.aMarkedJob(EffectPolicy.NEVER_REPEAT, 0);
        JobDocument repeatable = JobFixture.aMarkedJob(EffectPolicy.REPEAT, 1);

        assertThat(Settlements.afterStall(begun, MIDDLE)).isEqualTo(new Final(JobState.UNKNOWN, null, "stalled"));
        assertThat(Settlements.afterStall(begunBefore, MIDDLE)).isInstanceOf(Again.class);
        assertThat(Settlements.afterStall(repeatable, MIDDLE)).isInstanceOf(Again.class);
    }

    @Test
    void aTargetThatTakesNothingNowIsLeftAloneForAsLongAsItSays() {
        assertThat(Settlements.deferred(new Refusal(Duration.ofSeconds(5), Refusal.AWAY), MIDDLE))
                .isEqualTo(new Again(Duration.ofMillis(5500), Charge.NOTHING, "target-away"));
    }

    private static Settlement after(int attempts, JobOutcome outcome) {
        return Settlements.after(job(attempts, 0), outcome, MIDDLE);
    }

    private static JobDocument job(int attempts, int stalls) {
        return JobFixture.aRunningJob(attempts, stalls);
    }
}
