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
}
