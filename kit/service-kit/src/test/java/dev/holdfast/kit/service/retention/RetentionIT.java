package dev.holdfast.kit.service.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = RealMongo.class,
        initArgs = {
            @ResourceArg(name = "holdfast.retention.batch", value = "3"),
            @ResourceArg(name = "holdfast.retention.batches", value = "4")
        })
class RetentionIT {

    private static final Instant NOW = Instant.parse("2027-05-01T12:00:00Z");
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(91));
    private static final Instant LATELY = NOW.minus(Duration.ofDays(89));
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    Retention retention;

    @Inject
    Database database;

    private final String collection =
            "retention_" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void deletesWhatHasBeenKeptLongEnough() {
        store("old", LONG_AGO, new Document());
        store("young", LATELY, new Document());

        assertThat(run(deleting())).isEqualTo(1);

        assertThat(ids()).containsExactly("young");
    }

    @Test
    void neverDeletesWhatStillOwesAJob() {
        store("owes", LONG_AGO, new Document("outbox", List.of(new Document("id", "job-1"))));
        store("paid", LONG_AGO, new Document("outbox", List.of()));

        run(deleting());
        assertThat(ids()).containsExactly("owes");

        await(documents().update(Filters.eq("owes"), new Document("$pull", new Document("outbox", new Document()))));
        run(deleting());
        assertThat(ids()).isEmpty();
    }

    @Test
    void erasesAFieldAndLeavesTheRest() {
        store("old", LONG_AGO, new Document("typed", "private").append("status", "CANCELED"));
        store("young", LATELY, new Document("typed", "private"));
        RetentionRule rule = RetentionRule.erasing(collection, "at", KEPT, "typed");

        assertThat(run(rule)).isEqualTo(1);
        assertThat(run(rule)).isZero();

        assertThat(found("old")).doesNotContainKey("typed").containsEntry("status", "CANCELED");
        assertThat(found("young")).containsEntry("typed", "private");
    }

    @Test
    void heedsAFurtherCondition() {
        store("old", LONG_AGO, new Document("kind", "a"));
        store("other", LONG_AGO, new Document("kind", "b"));

        run(deleting().where(Filters.eq("kind", "b")));

        assertThat(ids()).containsExactly("old");
    }

    @Test
    void worksInBoundedBatchesAndGoesOnNextTime() {
        IntStream.range(0, 20).forEach(i -> store("old-" + i, LONG_AGO, new Document()));

        assertThat(run(deleting())).isEqualTo(12);
        assertThat(run(deleting())).isEqualTo(8);
        assertThat(run(deleting())).isZero();
    }

    @RepeatedTest(30)
    void runByManyAtOnceRemovesEachOnce() {
        IntStream.range(0, 12).forEach(i -> store("old-" + i, LONG_AGO, new Document()));

        List<Long> removed = await(Uni.join()
                .all(IntStream.range(0, 12)
                        .mapToObj(i -> retention.runOnce(List.of(deleting()), NOW))
                        .toList())
                .andFailFast());

        assertThat(removed.stream().mapToLong(Long::longValue).sum()).isEqualTo(12);
        assertThat(ids()).isEmpty();
    }

    private RetentionRule deleting() {
        return RetentionRule.deleting(collection, "at", KEPT);
    }

    private long run(RetentionRule rule) {
        return await(retention.runOnce(List.of(rule), NOW));
    }

    private void store(String id, Instant at, Document more) {
        Document document = new Document("_id", id).append("at", Date.from(at));
        document.putAll(more);
        await(documents().insert(document));
    }

    private List<String> ids() {
        return await(documents().list(Filters.empty(), Sorts.ascending("_id"), 0, 100)).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    private Document found(String id) {
        return await(documents().findById(id));
    }

    private Documents<Document> documents() {
        return database.documents(collection, Document.class);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
