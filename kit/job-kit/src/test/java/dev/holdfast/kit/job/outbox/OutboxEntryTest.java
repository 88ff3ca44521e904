package dev.holdfast.kit.job.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobState;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxEntryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void becomesAJobThatNobodyHasTouched() {
        var job = entry("booking-confirmed|bk_1|1").toJob();

        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.fence()).isZero();
        assertThat(job.attempts()).isZero();
        assertThat(job.runAt()).isEqualTo(NOW);
        assertThat(job.purgeAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "mira@practice.test", "a/b", "$where"})
    void refusesIdsThatDoNotFitIntoAPath(String id) {
        assertThatThrownBy(() -> entry(id)).isInstanceOf(IllegalArgumentException.class);
    }

    private static OutboxEntry entry(String id) {
        return OutboxEntry.dueNow(
                id, "booking-confirmed", "mail", new JobRef("booking", "bk_1", 1), new Document("v", 1), NOW);
    }

    @Test
    void aJobDueAtItsBirthDoesNotWaitForAClockThatIsAhead() {
        Instant now = Instant.parse("2027-03-01T09:00:00Z");
        Instant ahead = now.plusSeconds(300);
        var ref = new JobRef("thing", "thing_1", 1);
        var payload = new Document("v", 1);
        OutboxEntry atOnce = OutboxEntry.dueNow("a", "test", "mail", ref, payload, ahead);
        OutboxEntry later = new OutboxEntry("b", "test", "mail", ref, ahead.plusSeconds(60), null, payload, ahead);

        assertThat(atOnce.toJob(now).runAt()).isEqualTo(now);
        assertThat(atOnce.toJob(ahead.plusSeconds(9)).runAt()).isEqualTo(ahead);
        assertThat(later.toJob(now).runAt()).isEqualTo(ahead.plusSeconds(60));
    }
}
