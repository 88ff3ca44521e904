package dev.holdfast.kit.service.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A collection seen as records of one type. Operations are lazy, end by the request's deadline, and come back to the caller's
 * context. There is no replace and no save on purpose: documents change by update operators only, because a stale save would
 * erase outbox entries. A timeout is an unknown outcome: the write may have happened, so writes carry ids of ours.
 */
public final class Documents<T> {

    /** NamespaceNotFound, IndexNotFound. */
    private static final Set<Integer> NOT_THERE = Set.of(26, 27);

    private final MongoCollection<T> collection;
    private final @Nullable ClientSession session;

    Documents(MongoCollection<T> collection, @Nullable ClientSession session) {
        this.collection = collection;
        this.session = session;
    }

    /** The same collection inside a transaction; the transaction's own limit applies to all its operations together. */
    public Documents<T> in(ClientSession transaction) {
        return new Documents<>(collection, transaction);
    }

    /** The same collection read as another record. */
    public <R> Documents<R> as(Class<R> type) {
        return new Documents<>(collection.withDocumentClass(type), session);
    }

    /** Fails with a duplicate-key error where a unique index says no (see {@link DuplicateKeys}). */
    public Uni<Void> insert(T document) {
        return Published.one(
                        () -> session == null ? raw().insertOne(document) : collection.insertOne(session, document))
                .replaceWithVoid();
    }

    /** Inserts what is not there yet, by {@code _id} and every other unique index; the order is not kept. */
    public Uni<Void> insertIgnoringDuplicates(List<T> documents) {
        if (documents.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var unordered = new InsertManyOptions().ordered(false);
        return Published.one(() -> raw().insertMany(documents, unordered))
                .replaceWithVoid()
                .onFailure(Documents::onlyDuplicates)
                .recoverWithNull();
    }

    /** One document that matches, or {@code null}. */
    public Uni<@Nullable T> find(Bson filter) {
        return Published.one(() -> (session == null ? raw().find(filter) : collection.find(session, filter)).first());
    }

    /** The document with this id, or {@code null}. */
    public Uni<@Nullable T> findById(String id) {
        return find(Filters.eq("_id", id));
    }

    /** A slice of the matching documents in this order. */
    public Uni<List<T>> list(Bson filter, Bson sort, int skip, int limit) {
        return Published.all(() -> (session == null ? raw().find(filter) : collection.find(session, filter))
                .sort(sort)
                .skip(skip)
                .limit(limit));
    }

    /**
     * The first of the matching documents in this order, found by a named index: where MongoDB is left to choose, what it chose for little
     * data it may keep for much.
     */
    public Uni<List<T>> listBy(String index, Bson filter, Bson sort, int limit) {
        return Published.all(() -> (session == null ? raw().find(filter) : collection.find(session, filter))
                .sort(sort)
                .limit(limit)
                .hintString(index));
    }

    /** How many documents match. */
    public Uni<Long> count(Bson filter) {
        return Published.one(
                () -> session == null ? raw().countDocuments(filter) : collection.countDocuments(session, filter));
    }

    /** Updates at most one document; zero matched is an answer, not a failure. */
    public Uni<UpdateResult> update(Bson filter, Bson update) {
        return update(filter, update, new UpdateOptions());
    }

    /** Updates one document or creates it from the filter and the update. */
    public Uni<UpdateResult> upsert(Bson filter, Bson update) {
        return update(filter, update, new UpdateOptions().upsert(true));
    }

    private Uni<UpdateResult> update(Bson filter, Bson update, UpdateOptions options) {
        return Published.one(() -> session == null
                ? raw().updateOne(filter, update, options)
                : collection.updateOne(session, filter, update, options));
    }

    /** Updates at most one document by a pipeline, which can see {@code $$NOW}, the server's clock. */
    public Uni<UpdateResult> update(Bson filter, List<? extends Bson> pipeline) {
        return Published.one(() ->
                session == null ? raw().updateOne(filter, pipeline) : collection.updateOne(session, filter, pipeline));
    }

    /** Updates every document that matches. */
    public Uni<UpdateResult> updateMany(Bson filter, Bson update) {
        return Published.one(() ->
                session == null ? raw().updateMany(filter, update) : collection.updateMany(session, filter, update));
    }

    /** Updates every document that matches by a pipeline, which can see {@code $$NOW}, the server's clock. */
    public Uni<UpdateResult> updateMany(Bson filter, List<? extends Bson> pipeline) {
        return Published.one(() -> session == null
                ? raw().updateMany(filter, pipeline)
                : collection.updateMany(session, filter, pipeline));
    }

    /** Updates one document and answers it as it is afterwards, or {@code null} when none matched. */
    public Uni<@Nullable T> updateAndGet(Bson filter, Bson update) {
        return Published.one(() -> session == null
                ? raw().findOneAndUpdate(filter, update, after())
                : collection.findOneAndUpdate(session, filter, update, after()));
    }

    /** The same by a pipeline, which can see {@code $$NOW}, the server's clock. */
    public Uni<@Nullable T> updateAndGet(Bson filter, List<? extends Bson> pipeline) {
        return Published.one(() -> session == null
                ? raw().findOneAndUpdate(filter, pipeline, after())
                : collection.findOneAndUpdate(session, filter, pipeline, after()));
    }

    /**
     * Updates the document with this id by a pipeline, or creates it from the pipeline, and answers it as it is afterwards. Two at once may
     * both try to create it; the one that is told so looks again. Not for transactions.
     */
    public Uni<T> upsertAndGet(String id, List<? extends Bson> pipeline) {
        Bson filter = Filters.eq("_id", id);
        return Published.one(() -> raw().findOneAndUpdate(filter, pipeline, after().upsert(true)))
                .onFailure(DuplicateKeys::isDuplicateKey)
                .retry()
                .atMost(1)
                .map(Objects::requireNonNull);
    }

    /** Deletes at most one document. */
    public Uni<DeleteResult> delete(Bson filter) {
        return Published.one(() -> session == null ? raw().deleteOne(filter) : collection.deleteOne(session, filter));
    }

    /** Runs an aggregation and collects its results. */
    public <R> Uni<List<R>> aggregate(List<? extends Bson> pipeline, Class<R> type) {
        return Published.all(() ->
                session == null ? raw().aggregate(pipeline, type) : collection.aggregate(session, pipeline, type));
    }

    /** Creates an index if it is not there; fails when one of the same name means something else. */
    public Uni<Void> ensureIndex(Bson keys, IndexOptions options) {
        return Published.one(() -> raw().createIndex(keys, options)).replaceWithVoid();
    }

    /** Removes an index that an earlier version made; one that is not there is removed already. */
    public Uni<Void> dropIndex(String name) {
        return Published.one(() -> raw().dropIndex(name))
                .replaceWithVoid()
                .onFailure(Documents::isNotThere)
                .recoverWithNull();
    }

    /** The driver's collection with the request's deadline applied, for what is not offered here. Not for transactions. */
    public MongoCollection<T> raw() {
        long left = RequestDeadline.remainingMillis();
        return left == 0 ? collection : collection.withTimeout(left, TimeUnit.MILLISECONDS);
    }

    /** What a publisher of {@link #raw()} gives, as one item or {@code null}, on the caller's context. */
    public <R> Uni<@Nullable R> one(Function<MongoCollection<T>, Publisher<R>> work) {
        return Published.one(() -> work.apply(raw()));
    }

    /** What a publisher of {@link #raw()} gives, as a list, on the caller's context. */
    public <R> Uni<List<R>> all(Function<MongoCollection<T>, Publisher<R>> work) {
        return Published.all(() -> work.apply(raw()));
    }

    private static FindOneAndUpdateOptions after() {
        return new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    }

    private static boolean isNotThere(Throwable failure) {
        return failure instanceof MongoCommandException e && NOT_THERE.contains(e.getErrorCode());
    }

    private static boolean onlyDuplicates(Throwable failure) {
        return failure instanceof MongoBulkWriteException e
                && e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCode() == 11000);
    }
}
