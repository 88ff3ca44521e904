package dev.holdfast.kit.job.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.store.Settlement.Again;
import dev.holdfast.kit.job.store.Settlement.Charge;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class JobUpdatesTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Again RETRY = new Again(Duration.ofSeconds(5), Charge.ATTEMPT, null);
    private static final Claim CLAIM = new Claim("worker", "token");

    @Test
    void dueIsWhatMongosClockSaysAndTheShiftOnTopOfIt() {
        assertThat(JobUpdates.due(Duration.ZERO)).isEqualTo(dueUpTo(in(2_000)));
        assertThat(JobUpdates.due(DAY)).isEqualTo(dueUpTo(in(86_402_000)));
    }

    @Test
    void worthlessIsWhatHasExpiredByTheSame() {
        assertThat(claimed(Duration.ZERO, "state")).isEqualTo(expiredBefore("$$NOW"));
        assertThat(claimed(DAY, "state")).isEqualTo(expiredBefore(in(86_400_000)));
    }

    @Test
    void aRetryComesByTheSame() {
        assertThat(retried(Duration.ZERO)).isEqualTo(in(5_000));
        assertThat(retried(DAY)).isEqualTo(in(86_405_000));
    }

    @Test
    void aLeaseGoesByMongosClockAlone() {
        assertThat(lease(DAY)).isEqualTo(lease(Duration.ZERO)).containsEntry("until", in(60_000));
    }

    private static Document lease(Duration ahead) {
        return (Document) ((Document) claimed(ahead, "lease"))
                .getList("$cond", Object.class)
                .getLast();
    }

    private static Document dueUpTo(Document time) {
        return new Document("$expr", new Document("$lte", List.of("$runAt", time)));
    }

    private static Document expiredBefore(Object time) {
        var expired = new Document("$lt", List.of(new Document("$ifNull", List.of("$expireAt", time)), time));
        return new Document("$cond", List.of(expired, "EXPIRED", "RUNNING"));
    }

    private static Document in(long millis) {
        return new Document("$add", List.of("$$NOW", millis));
    }

    private static Object claimed(Duration ahead, String field) {
        return field(JobUpdates.claim(CLAIM, LEASE, DAY, ahead), field);
    }

    private static Object retried(Duration ahead) {
        return field(JobUpdates.settle(RETRY, DAY, ahead), "runAt");
    }

    private static Object field(List<Document> pipeline, String name) {
        return Objects.requireNonNull(
                pipeline.getFirst().get("$set", Document.class).get(name));
    }
}
