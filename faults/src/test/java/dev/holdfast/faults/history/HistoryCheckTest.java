package dev.holdfast.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker itself: what may happen passes, and each thing that may not is seen. */
class HistoryCheckTest {

    private static final Instant DUE = Instant.parse("2027-03-01T10:00:00Z");
    private static final String JOB = "job-1";
    private static final String WORKER = "worker-1";

    private final List<Effect> effects = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    @Test
    void aJobThatIsDoneOnceIsAsItShouldBe() {
        acts(1, 70);
        says(1, true, 80);

        Verdict verdict = check(ready(0, 0), running(40, 1), step(90, "DONE", 1));

        assertThat(verdict.isGreen()).as(verdict.toString()).isTrue();
        assertThat(verdict.worstLateness()).isEqualTo(Duration.ofMillis(40));
        assertThat(verdict.lastEnd()).isEqualTo(DUE.plusMillis(90));
        assertThat(verdict.mostCalls()).isEqualTo(1);
    }

    @Test
    void aJobWhoseWorkerDiedAndWhoseOwnerRemembersIsAsItShouldBe() {
        acts(1, 20);
        says(2, true, 6150);

        Verdict verdict = check(ready(0, 0), running(10, 1), stalled(6020, 1), running(6100, 2), step(6200, "DONE", 2));

        assertThat(verdict.isGreen()).as(verdict.toString()).isTrue();
    }

    @Test
    void aJobThatItsOwnerRefusedAndThatIsRenewedAndGivenBackIsAsItShouldBe() {
        says(1, false, 20);
        acts(3, 4000);
        says(3, true, 4010);

        Verdict verdict = check(
                ready(0, 0),
                running(10, 1),
                failed(30, 1, "owner-answered-500"),
                running(1000, 2),
                held(2000, 2, WORKER, 8000),
                ready(2500, 2),
                running(3000, 3),
                step(4020, "DONE", 3));

        assertThat(verdict.isGreen()).as(verdict.toString()).isTrue();
    }

    @Test
    void seesAJobThatHasNotEnded() {
        assertThat(check(ready(0, 0), running(10, 1)).lost()).containsExactly(JOB);
    }

    @Test
    void seesAJobThatIsNotThere() {
        assertThat(check().lost()).containsExactly(JOB);
    }

    @Test
    void seesAnEffectThatHappenedTwice() {
        acts(1, 20);
        acts(2, 6140);
        says(2, true, 6150);

        Verdict verdict = check(ready(0, 0), running(10, 1), stalled(6020, 1), running(6100, 2), step(6200, "DONE", 2));

        assertThat(verdict.doubled()).containsExactly(JOB);
    }

    @Test
    void seesAWriteAfterTheEnd() {
        done(1);

        Verdict verdict = check(ready(0, 0), running(10, 1), step(90, "DONE", 1), step(200, "DONE", 1));

        assertThat(verdict.doubled()).containsExactly(JOB);
    }

    @Test
    void seesAJobThatLeavesItsEnd() {
        done(1);

        Verdict verdict = check(ready(0, 0), running(10, 1), step(90, "DONE", 1), ready(200, 1));

        assertThat(verdict.doubled()).containsExactly(JOB);
    }

    /** What a worker that was frozen would write, were it not for the fence: another holds the job by then. */
    @Test
    void seesAnEndThatArrivesUnderTheFenceOfAnother() {
        acts(1, 20);
        says(1, true, 30);
        says(2, true, 6500);

        Verdict verdict = check(ready(0, 0), running(10, 1), stalled(6020, 1), running(6100, 2), step(6200, "DONE", 2));

        assertThat(verdict.wrong()).singleElement().asString().contains("before its owner said so");
    }

    @Test
    void seesAnEndWhoseAnswerWasNeverSent() {
        acts(1, 80);

        Verdict verdict = check(ready(0, 0), running(10, 1), step(90, "DONE", 1));

        assertThat(verdict.wrong()).singleElement().asString().contains("before its owner said so");
    }

    @Test
    void seesAnEndWithoutAnEffect() {
        says(1, true, 80);

        Verdict verdict = check(ready(0, 0), running(10, 1), step(90, "DONE", 1));

        assertThat(verdict.wrong()).singleElement().asString().contains("never happened");
    }

    /** The same write of a worker that was told to try again. */
    @Test
    void seesAReasonThatArrivesUnderTheFenceOfAnother() {
        says(1, false, 30);

        Verdict verdict =
                check(ready(0, 0), running(10, 1), stalled(6020, 1), running(6100, 2), failed(6200, 2, "superseded"));

        assertThat(verdict.wrong()).singleElement().asString().contains("nobody told fence 2");
    }

    @Test
    void seesARescueOfAJobWhoseLeaseLasts() {
        Verdict verdict = check(
                ready(0, 0), running(10, 1), held(3000, 1, WORKER, 9000), stalled(6020, 1), step(6100, "DEAD", 1));

        assertThat(verdict.wrong()).hasSize(2).first().asString().contains("while its lease lasted");
    }

    @Test
    void seesAJobTakenFromItsHolder() {
        done(2);

        Verdict verdict = check(ready(0, 0), running(10, 1), running(20, 2), step(90, "DONE", 2));

        assertThat(verdict.wrong()).singleElement().asString().contains("taken from its holder");
    }

    @Test
    void seesAHolderThatChangesUnderTheSameFence() {
        done(1);

        Verdict verdict = check(ready(0, 0), running(10, 1), held(20, 1, "another", 6000), step(90, "DONE", 1));

        assertThat(verdict.wrong()).singleElement().asString().contains("taken from its holder");
    }

    @Test
    void seesAJobThatRunsWithoutALease() {
        done(1);

        Verdict verdict = check(ready(0, 0), step(10, "RUNNING", 1), step(90, "DONE", 1));

        assertThat(verdict.wrong()).singleElement().asString().contains("RUNNING without a lease");
    }

    @Test
    void seesAFenceThatJumpsAndAJobThatIsClaimedTooEarly() {
        done(2);

        Verdict verdict = check(ready(-3000, 0), running(-2500, 2), step(90, "DONE", 2));

        assertThat(verdict.wrong()).hasSize(2);
    }

    @Test
    void seesAFenceThatFalls() {
        done(1);

        Verdict verdict =
                check(ready(0, 0), running(10, 1), ready(20, 1), ready(30, 0), running(40, 1), step(90, "DONE", 1));

        assertThat(verdict.wrong()).singleElement().asString().contains("went from fence 1 to 0");
    }

    @Test
    void seesAChargeForNothing() {
        done(2);
        var twice = new Step(JOB, DUE.plusMillis(20), "READY", 1, 2, 0, DUE, null, null);

        Verdict verdict = check(ready(0, 0), running(10, 1), twice, running(40, 2), step(90, "DONE", 2));

        assertThat(verdict.wrong()).singleElement().asString().contains("charged twice");
    }

    @Test
    void seesAnEffectOfACancelledJob() {
        acts(1, 20);

        Verdict verdict = check(ready(0, 0), step(10, "CANCELLED", 0));

        assertThat(verdict.wrong()).singleElement().asString().contains("cancelled");
    }

    private Verdict check(Step... steps) {
        return HistoryCheck.check(List.of(JOB), List.of(steps), new OwnerLog(effects, answers));
    }

    private void done(long fence) {
        acts(fence, 70);
        says(fence, true, 80);
    }

    private void acts(long fence, int millis) {
        effects.add(new Effect(JOB, fence, DUE.plusMillis(millis)));
    }

    private void says(long fence, boolean done, int millis) {
        answers.add(new Answer(JOB, fence, done, DUE.plusMillis(millis)));
    }

    private static Step ready(int millis, long fence) {
        return step(millis, "READY", fence);
    }

    private static Step running(int millis, long fence) {
        return held(millis, fence, WORKER, millis + 6000);
    }

    private static Step held(int millis, long fence, String owner, int until) {
        var lease = new Step.Lease(owner, DUE.plusMillis(until));
        return new Step(JOB, DUE.plusMillis(millis), "RUNNING", fence, 0, 0, DUE, lease, null);
    }

    private static Step step(int millis, String state, long fence) {
        return new Step(JOB, DUE.plusMillis(millis), state, fence, 0, 0, DUE, null, null);
    }

    private static Step stalled(int millis, long fence) {
        return new Step(JOB, DUE.plusMillis(millis), "READY", fence, 0, 1, DUE, null, "stalled");
    }

    private static Step failed(int millis, long fence, String error) {
        return new Step(JOB, DUE.plusMillis(millis), "READY", fence, 1, 0, DUE, null, error);
    }
}
