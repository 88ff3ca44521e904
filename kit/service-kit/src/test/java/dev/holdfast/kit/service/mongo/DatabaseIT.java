package dev.holdfast.kit.service.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class DatabaseIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** A small document with an index of its own. */
    public record CountDocument(
            @BsonId String id, int count, @Nullable String tag) {}

    @Inject
    Database database;

    private Documents<CountDocument> counts;

    @BeforeEach
    void freshCollection() {
        counts = database.documents("counts_" + UUID.randomUUID(), CountDocument.class);
        await(counts.ensureIndex(
                Indexes.ascending("tag"),
                new IndexOptions().name("tag").unique(true).sparse(true)));
    }

    @Test
    void keepsAllOfATransaction() {
        await(database.inTransaction(
                tx -> counts.in(tx).insert(new CountDocument("a", 1, null)).chain(() -> counts.in(tx)
                        .upsert(eq("_id", "b"), set("count", 2)))));

        assertThat(await(counts.list(Filters.empty(), Sorts.ascending("_id"), 0, 10)))
                .containsExactly(new CountDocument("a", 1, null), new CountDocument("b", 2, null));
    }

    @Test
    void keepsNothingOfATransactionThatFails() {
        await(counts.insert(new CountDocument("taken", 1, "t")));

        assertThatThrownBy(() -> await(database.inTransaction(tx -> counts.in(tx)
                        .insert(new CountDocument("a", 1, null))
                        .chain(() -> counts.in(tx).insert(new CountDocument("b", 1, "t"))))))
                .satisfies(
                        e -> assertThat(DuplicateKeys.isDuplicateKey(e, "tag")).isTrue())
                .satisfies(
                        e -> assertThat(DuplicateKeys.isDuplicateKey(e, "_id_")).isFalse());
        assertThat(await(counts.count(Filters.empty()))).isEqualTo(1);
    }

    @Test
    void repeatsTransactionsThatCollide() {
        await(counts.insert(new CountDocument("shared", 0, null)));
        var attempts = new AtomicInteger();

        List<Integer> results = await(Multi.createFrom()
                .range(0, 8)
                .onItem()
                .transformToUniAndMerge(i -> database.inTransaction(tx -> {
                            attempts.incrementAndGet();
                            return counts.in(tx).find(eq("_id", "shared")).chain(seen -> counts.in(tx)
                                    .update(eq("_id", "shared"), inc("count", 1)));
                        })
                        .replaceWith(1)
                        .onFailure(MongoFailures::isUnavailable)
                        .recoverWithItem(0))
                .collect()
                .asList());

        int succeeded = results.stream().mapToInt(Integer::intValue).sum();
        assertThat(await(counts.findById("shared")).count())
                .isEqualTo(succeeded)
                .isPositive();
        assertThat(attempts.get()).isGreaterThan(8);
    }

    @Test
    void insertsOnlyWhatIsNotThere() {
        await(counts.insert(new CountDocument("a", 1, "x")));

        await(counts.insertIgnoringDuplicates(List.of(
                new CountDocument("a", 9, null), new CountDocument("b", 9, "x"), new CountDocument("c", 9, null))));

        assertThat(await(counts.list(Filters.empty(), Sorts.ascending("_id"), 0, 10)))
                .containsExactly(new CountDocument("a", 1, "x"), new CountDocument("c", 9, null));
    }

    @Test
    void answersNullForWhatIsNotThere() {
        assertThat(await(counts.findById("nobody"))).isNull();
        assertThat(await(counts.updateAndGet(eq("_id", "nobody"), inc("count", 1))))
                .isNull();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
