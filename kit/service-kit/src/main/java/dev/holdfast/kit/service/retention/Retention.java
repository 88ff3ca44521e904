package dev.holdfast.kit.service.retention;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Carries the rules of this service out. */
@Singleton
public class Retention {

    private final Database database;
    private final RetentionConfig config;
    private final List<RetentionRule> rules;

    Retention(Database database, RetentionConfig config, @All List<RetentionRules> features) {
        this.database = database;
        this.config = config;
        this.rules =
                features.stream().flatMap(feature -> feature.rules().stream()).toList();
    }

    /** Removes what is due, in bounded batches; answers how many documents were touched. Harmless at any time. */
    public Uni<Long> runOnce(Instant now) {
        return runOnce(rules, now);
    }

    Uni<Long> runOnce(List<RetentionRule> some, Instant now) {
        return Multi.createFrom()
                .iterable(some)
                .onItem()
                .transformToUniAndConcatenate(rule -> batches(rule, now, config.batches()))
                .collect()
                .with(Collectors.summingLong(Long::longValue));
    }

    private Uni<Long> batches(RetentionRule rule, Instant now, int left) {
        return batch(rule, rule.dueAt(now))
                .chain(done -> done.found() < config.batch() || left <= 1
                        ? Uni.createFrom().item(done.removed())
                        : batches(rule, now, left - 1).map(more -> done.removed() + more));
    }

    private Uni<Batch> batch(RetentionRule rule, Bson due) {
        Documents<Document> documents = database.documents(rule.collection(), Document.class);
        return documents
                .all(collection -> collection
                        .find(due)
                        .sort(Sorts.ascending(rule.field()))
                        .projection(Projections.include("_id"))
                        .limit(config.batch()))
                .chain(found -> remove(
                                documents,
                                rule,
                                and(
                                        in(
                                                "_id",
                                                found.stream()
                                                        .map(one -> one.get("_id"))
                                                        .toList()),
                                        due))
                        .map(removed -> new Batch(found.size(), removed)));
    }

    /** @param found how many were due; another run may have removed some of them first, so it says whether more may follow */
    private record Batch(int found, long removed) {}

    /** The condition is tested again by the write itself: an outbox may have been filled since. */
    private static Uni<Long> remove(Documents<Document> documents, RetentionRule rule, Bson due) {
        Bson erasure = rule.erasure();
        return erasure == null
                ? documents.one(collection -> collection.deleteMany(due)).map(result -> Objects.requireNonNull(result)
                        .getDeletedCount())
                : documents.updateMany(due, erasure).map(result -> result.getModifiedCount());
    }
}
