package dev.holdfast.kit.service.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Inserts that are asked for at once share a write, and each is answered for itself: group commit, as databases do it with their
 * logs (ADR 18). Nobody is acknowledged before the shared write is.
 */
public final class GroupedInserts<T> implements AutoCloseable {

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final Documents<T> documents;
    private final Gathered<T, Void> inserts;

    /**
     * @param name of the thread on which writes begin
     * @param most documents that may wait at once, and that a write takes
     */
    public GroupedInserts(Documents<T> documents, String name, int most) {
        this.documents = documents;
        this.inserts = new Gathered<>(name, most, this::write);
    }

    /** As {@link Documents#insert}: the same promise, the same failures, the same budget of the request. */
    public Uni<Void> insert(T document) {
        return inserts.ask(document);
    }

    private Uni<IntFunction<Uni<Void>>> write(List<T> batch) {
        return Published.one(() -> documents
                        .raw()
                        .withTimeout(RequestDeadline.BUDGET.toMillis(), TimeUnit.MILLISECONDS)
                        .insertMany(batch, UNORDERED))
                .<IntFunction<Uni<Void>>>map(written -> at -> Uni.createFrom().voidItem())
                .onFailure(GroupedInserts::isOfSingleOnes)
                .recoverWithUni(failure -> Uni.createFrom().item(outcomes((MongoBulkWriteException) failure)));
    }

    private static boolean isOfSingleOnes(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() == null;
    }

    /** What became of each document: a unique index refuses single ones; everything else happens to all. */
    private static IntFunction<Uni<Void>> outcomes(MongoBulkWriteException failure) {
        Map<Integer, MongoWriteException> refused = failure.getWriteErrors().stream()
                .collect(Collectors.toMap(BulkWriteError::getIndex, error -> refusal(error, failure)));
        return at -> refused.containsKey(at)
                ? Uni.createFrom().failure(refused.get(at))
                : Uni.createFrom().voidItem();
    }

    private static MongoWriteException refusal(BulkWriteError error, MongoBulkWriteException bulk) {
        return new MongoWriteException(error, bulk.getServerAddress(), bulk.getErrorLabels());
    }

    @Override
    public void close() {
        inserts.close();
    }
}
