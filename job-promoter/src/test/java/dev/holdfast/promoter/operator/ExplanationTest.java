package dev.holdfast.promoter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.hint.LaneLook;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobDocument.JobError;
import dev.holdfast.kit.job.store.JobDocument.Lease;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.promoter.operator.Explanation.Facts;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.500Z");
    private static final LaneLook QUIET = new LaneLook(2, false, true, 3);

    @Test
    void saysWhenAJobBecomesDue() {
        assertThat(ready(NOON.plusSeconds(300), 0, 0, null))
                .isEqualTo(new Explanation("not-due", "It becomes due at 2026-03-01T12:05:00Z, in 5 minutes."));
    }

    @Test
    void tellsAnOpenBreakerFromASpentBudget() {
        assertThat(ready(NOON.plusSeconds(5), 0, 0, "target-away"))
                .isEqualTo(new Explanation(
                        "breaker-open",
                        "Its target does not answer, so the breaker of its worker is open."
                                + " It becomes due at 2026-03-01T12:00:05Z, in 5 seconds."));
        assertThat(ready(NOON.plusSeconds(1), 0, 0, "budget-spent"))
                .isEqualTo(new Explanation(
                        "budget-spent",
                        "Its target was asked as often as agreed: the budget is spent."
                                + " It becomes due at 2026-03-01T12:00:01Z, in 1 second."));
    }

    @Test
    void saysWhatWentWrongBefore() {
        assertThat(ready(NOON.plusSeconds(7_200), 3, 1, "smtp-refused").text())
                .isEqualTo("It failed 3 times of at most 20 and its lease ran out 1 time; the last trouble was"
                        + " \"smtp-refused\" at 2026-03-01T11:59:00Z."
                        + " It becomes due at 2026-03-01T14:00:00Z, in 2 hours.");
        assertThat(ready(NOON.plusSeconds(3), 0, 0, "owner-away").text())
                .startsWith("It was put off, which costs no attempt: \"owner-away\"");
    }

    @Test
    void saysWhatADueJobWaitsFor() {
        JobDocument due = job(JobState.READY, NOON.minusSeconds(90), 0, 0, null, null);

        assertThat(explained(due, QUIET))
                .isEqualTo(new Explanation(
                        "waiting-for-lane",
                        "It is due since 2026-03-01T11:58:30Z (90 seconds) and waits for lane \"mail\": 2 workers are alive,"
                                + " it is hinted, and 3 hints of the lane are due, its own among them."));
        assertThat(explained(due, new LaneLook(1, false, false, 9)).text())
                .contains("1 worker is alive, 9 hints of the lane are due, and it has none");
        assertThat(explained(due, new LaneLook(0, true, true, 3)).reason()).isEqualTo("no-worker");
        assertThat(explained(due, new LaneLook(1, true, true, 3)).reason()).isEqualTo("target-refused");
        assertThat(explained(due, null).text()).contains("Whether a worker is alive cannot be told");
    }

    @Test
    void saysWhoRunsItAndWhetherTheyStillHoldIt() {
        var lease = new Lease("w1", "token", NOON.minusSeconds(10), NOON.plusSeconds(50));
        assertThat(explained(job(JobState.RUNNING, NOON, 0, 0, null, lease), QUIET))
                .isEqualTo(new Explanation(
                        "running",
                        "It runs since 2026-03-01T11:59:50Z (10 seconds), taken by worker w1 under fence 4."));

        var over = new Lease("w1", "token", NOON.minusSeconds(70), NOON.minusSeconds(10));
        assertThat(explained(job(JobState.RUNNING, NOON, 0, 0, null, over), QUIET))
                .returns("lease-over", Explanation::reason);
    }

    @Test
    void saysHowItEnded() {
        assertThat(ended(JobState.DONE, 0, null).text()).isEqualTo("It is done since 2026-03-01T12:00:00Z.");
        assertThat(ended(JobState.CANCELLED, 0, "overtaken").reason()).isEqualTo("superseded");
        assertThat(ended(JobState.CANCELLED, 0, "cancelled-by-hand").text())
                .isEqualTo("An operator cancelled it at 2026-03-01T11:59:00Z.");
        assertThat(ended(JobState.EXPIRED, 0, null).text()).contains("Nobody ran it before 2026-03-01T13:00:00Z");
        assertThat(ended(JobState.DEAD, 19, "refused").text())
                .isEqualTo("It was given up after 20 tries; the last error is \"refused\" at 2026-03-01T11:59:00Z.");
        assertThat(ended(JobState.DEAD, 0, "rejected").text()).startsWith("It was given up after 1 try;");
        assertThat(ended(JobState.DEAD, 0, "stalled").text()).startsWith("Its lease ran out 1 time");
        assertThat(ended(JobState.UNKNOWN, 0, "stalled").text()).contains("may have happened", "knowingly");
    }

    private static Explanation ready(Instant runAt, int attempts, int stalls, @Nullable String error) {
        return explained(job(JobState.READY, runAt, attempts, stalls, error, null), QUIET);
    }

    private static Explanation ended(JobState state, int attempts, @Nullable String error) {
        return explained(job(state, NOON, attempts, 0, error, null), QUIET);
    }

    private static Explanation explained(JobDocument job, @Nullable LaneLook lane) {
        return Explanation.of(job, new Facts(NOON, lane));
    }

    private static JobDocument job(
            JobState state, Instant runAt, int attempts, int stalls, @Nullable String error, @Nullable Lease lease) {
        return new JobDocument(
                "booking-confirmed|bk_1|3",
                "booking-confirmed",
                "mail",
                new JobRef("booking", "bk_1", 3),
                state,
                runAt,
                NOON.plusSeconds(3_600),
                attempts,
                20,
                stalls,
                5,
                4,
                lease,
                null,
                new Document(),
                null,
                error == null ? null : new JobError(error, NOON.minusSeconds(60)),
                NOON,
                state.isFinal() ? NOON : null,
                null,
                null);
    }
}
