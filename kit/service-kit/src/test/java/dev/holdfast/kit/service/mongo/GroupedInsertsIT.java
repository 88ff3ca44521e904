package dev.holdfast.kit.service.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class GroupedInsertsIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MANY = 500;
    private static final int SOME = 20;
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** A small document with an index of its own. */
    public record TagDocument(@BsonId String id, String tag) {}

    @Inject
    Database database;

    private Documents<TagDocument> tags;
    private GroupedInserts<TagDocument> inserts;

    @BeforeEach
    void freshCollection() {
        tags = database.documents("tags_" + UUID.randomUUID(), TagDocument.class);
        tags.ensureIndex(
                        Indexes.ascending("tag"), new IndexOptions().name("tag").unique(true))
                .await()
                .atMost(LIMIT);
        inserts = new GroupedInserts<>(tags, "tags", MANY);
    }

    @AfterEach
    void close() {
        inserts.close();
    }

    @Test
    void whatIsAskedForAtOnceIsAllStored() {
        List<Outcome> outcomes = atOnce(numbered(MANY));

        assertThat(outcomes).hasSize(MANY).containsOnly(Outcome.STORED);
        assertThat(tags.count(Filters.empty()).await().atMost(LIMIT)).isEqualTo(MANY);
    }

    @Test
    void aUniqueIndexRefusesOneAndNotItsCompanions() {
        atOnce(List.of(new TagDocument("known", "t"), new TagDocument("7", "another")));

        List<Outcome> outcomes = atOnce(Stream.concat(
                        numbered(MANY / 2).stream(),
                        Stream.of(new TagDocument("new", "t"), new TagDocument("last", "l")))
                .toList());

        assertThat(outcomes.get(7)).isEqualTo(Outcome.DUPLICATE_ID);
        assertThat(outcomes.get(MANY / 2)).isEqualTo(Outcome.DUPLICATE_TAG);
        assertThat(outcomes).filteredOn(Outcome.STORED::equals).hasSize(MANY / 2);
        assertThat(tags.findById("last").await().atMost(LIMIT)).isNotNull();
        assertThat(tags.findById("new").await().atMost(LIMIT)).isNull();
    }

    @Test
    void ofTwinsExactlyOneIsStored() {
        List<Outcome> outcomes = atOnce(IntStream.range(0, MANY)
                .mapToObj(n -> new TagDocument("same", "t" + n))
                .toList());

        assertThat(outcomes).filteredOn(Outcome.STORED::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.DUPLICATE_ID::equals).hasSize(MANY - 1);
        assertThat(tags.list(Filters.empty(), Sorts.ascending("_id"), 0, 10)
                        .await()
                        .atMost(LIMIT))
                .hasSize(1);
    }

    @Test
    void nobodyWaitsLongForATransactionThatHoldsAnothersTag() {
        var held = new CompletableFuture<Void>();
        var release = new CompletableFuture<Void>();
        CompletableFuture<Void> transaction = holding(new TagDocument("held", "taken"), held, release);
        held.join();
        inserts.close();
        inserts = new GroupedInserts<>(tags, "impatient", MANY, PATIENCE);

        List<TagDocument> asked = new ArrayList<>(numbered(SOME));
        asked.add(SOME / 2, new TagDocument("wants", "taken"));
        List<Outcome> outcomes = new ArrayList<>(atOnce(asked));
        long stored = tags.count(Filters.empty()).await().atMost(LIMIT);
        release.complete(null);
        transaction.join();

        assertThat(outcomes.remove(SOME / 2)).isEqualTo(Outcome.OUT_OF_TIME);
        assertThat(outcomes)
                .as("by the shared write, or by themselves and then perhaps twice")
                .isSubsetOf(Outcome.STORED, Outcome.DUPLICATE_ID);
        assertThat(stored).isEqualTo(SOME);
        assertThat(atOnce(List.of(new TagDocument("wants", "taken")))).containsExactly(Outcome.DUPLICATE_TAG);
    }

    private CompletableFuture<Void> holding(
            TagDocument document, CompletableFuture<Void> held, CompletableFuture<Void> release) {
        return database.inTransaction(transaction -> tags.in(transaction)
                        .insert(document)
                        .invoke(() -> held.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(release)))
                .subscribeAsCompletionStage();
    }

    private enum Outcome {
        STORED,
        DUPLICATE_ID,
        DUPLICATE_TAG,
        OUT_OF_TIME
    }

    private List<Outcome> atOnce(List<TagDocument> documents) {
        List<CompletableFuture<Outcome>> answers = documents.stream()
                .map(document -> outcome(document).subscribeAsCompletionStage())
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private Uni<Outcome> outcome(TagDocument document) {
        return inserts.insert(document)
                .replaceWith(Outcome.STORED)
                .onFailure(DuplicateKeys::isDuplicateKey)
                .recoverWithItem(failure ->
                        DuplicateKeys.isDuplicateKey(failure, "tag") ? Outcome.DUPLICATE_TAG : Outcome.DUPLICATE_ID)
                .onFailure(GroupedInsertsIT::isOutOfTime)
                .recoverWithItem(Outcome.OUT_OF_TIME);
    }

    private static boolean isOutOfTime(Throwable failure) {
        return failure instanceof MongoOperationTimeoutException || failure instanceof MongoExecutionTimeoutException;
    }

    private static List<TagDocument> numbered(int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> new TagDocument(Integer.toString(n), "tag " + n))
                .toList();
    }
}
