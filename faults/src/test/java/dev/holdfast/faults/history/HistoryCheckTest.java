package dev.holdfast.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker itself: what may happen passes, and each thing that may not is seen. */
class HistoryCheckTest {

    private static final Instant DUE = Instant.parse("2027-03-01T10:00:00Z");
    private static final String JOB = "job-1";

    @Test
    void aJobThatIsDoneOnceIsAsItShouldBe() {
        Verdict verdict =
                check(List.of(step(0, "READY", 0), step(40, "RUNNING", 1), step(90, "DONE", 1)), acted(1, 80));

        assertThat(verdict.isGreen()).as(verdict.toString()).isTrue();
        assertThat(verdict.worstLateness()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void aJobWhoseWorkerDiedAndWhoseOwnerRemembersIsAsItShouldBe() {
        Verdict verdict = check(
                List.of(
                        step(0, "READY", 0),
                        step(10, "RUNNING", 1),
                        stalled(6000, 1),
                        step(6100, "RUNNING", 2),
                        step(6200, "DONE", 2)),
                acted(1, 20),
                repeated(2, 6150));

        assertThat(verdict.isGreen()).as(verdict.toString()).isTrue();
    }

    @Test
    void seesAJobThatHasNotEnded() {
        assertThat(check(List.of(step(0, "READY", 0), step(10, "RUNNING", 1))).lost())
                .containsExactly(JOB);
    }

    @Test
    void seesAJobThatIsNotThere() {
        assertThat(check(List.of()).lost()).containsExactly(JOB);
    }

    @Test
    void seesAnEffectThatHappenedTwice() {
        Verdict verdict = check(
                List.of(
                        step(0, "READY", 0),
                        step(10, "RUNNING", 1),
                        stalled(6000, 1),
                        step(6100, "RUNNING", 2),
                        step(6200, "DONE", 2)),
                acted(1, 20),
                acted(2, 6150));

        assertThat(verdict.doubled()).containsExactly(JOB);
    }

    @Test
    void seesAWriteAfterTheEnd() {
        var again = new Step(JOB, DUE.plusMillis(200), "DONE", 1, 0, 0, DUE, 2);
        Verdict verdict =
                check(List.of(step(0, "READY", 0), step(10, "RUNNING", 1), step(90, "DONE", 1), again), acted(1, 80));

        assertThat(verdict.doubled()).containsExactly(JOB);
    }

    @Test
    void seesAnEndThatNobodyEarned() {
        Verdict verdict = check(
                List.of(
                        step(0, "READY", 0),
                        step(10, "RUNNING", 1),
                        stalled(6000, 1),
                        step(6100, "RUNNING", 2),
                        step(6200, "DONE", 2)),
                acted(1, 20),
                repeated(2, 6500));

        assertThat(verdict.wrong()).singleElement().asString().contains("before its owner said so");
    }

    @Test
    void seesAJobTakenFromItsHolder() {
        Verdict verdict = check(
                List.of(step(0, "READY", 0), step(10, "RUNNING", 1), step(20, "RUNNING", 2), step(90, "DONE", 2)),
                acted(2, 80));

        assertThat(verdict.wrong()).singleElement().asString().contains("taken from its holder");
    }

    @Test
    void seesAFenceThatJumpsAndAJobThatIsClaimedTooEarly() {
        Verdict verdict =
                check(List.of(step(-3000, "READY", 0), step(-2500, "RUNNING", 2), step(90, "DONE", 2)), acted(2, 80));

        assertThat(verdict.wrong()).hasSize(2);
    }

    @Test
    void seesAnEffectOfACancelledJob() {
        Verdict verdict = check(List.of(step(0, "READY", 0), step(10, "CANCELLED", 0)), acted(1, 20));

        assertThat(verdict.wrong()).singleElement().asString().contains("cancelled");
    }

    private static Verdict check(List<Step> steps, Effect... effects) {
        return HistoryCheck.check(List.of(JOB), steps, List.of(effects));
    }

    private static Step step(int millis, String state, long fence) {
        return new Step(JOB, DUE.plusMillis(millis), state, fence, 0, 0, DUE, 0);
    }

    private static Step stalled(int millis, long fence) {
        return new Step(JOB, DUE.plusMillis(millis), "READY", fence, 0, 1, DUE, 0);
    }

    private static Effect acted(long fence, int millis) {
        return new Effect(JOB, fence, true, true, DUE.plusMillis(millis));
    }

    private static Effect repeated(long fence, int millis) {
        return new Effect(JOB, fence, false, true, DUE.plusMillis(millis));
    }
}
