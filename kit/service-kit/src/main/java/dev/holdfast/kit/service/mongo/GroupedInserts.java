package dev.holdfast.kit.service.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Inserts that are asked for at once share a write, and each is answered for itself: group commit, as databases do it with their
 * logs (ADR 18). Nobody is acknowledged before the shared write is.
 *
 * <p>A document that meets what a transaction has not committed yet waits for it, for five seconds if that transaction's process is gone.
 * The others wait with it only for as long as they are patient, and those who came meanwhile for as long again: then each is written by itself.
 */
public final class GroupedInserts<T> implements AutoCloseable {

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final Documents<T> documents;
    private final Duration patience;
    private final Gathered<T, Void> inserts;

    /**
     * Of documents that meet no transaction's.
     *
     * @param name of the thread on which writes begin
     * @param most documents that may wait at once, and that a write takes
     */
    public GroupedInserts(Documents<T> documents, String name, int most) {
        this(documents, name, most, RequestDeadline.BUDGET);
    }

    /**
     * @param name of the thread on which writes begin
     * @param most documents that may wait at once, and that a write takes
     * @param patience how long a write may take before each of its documents is written by itself
     */
    public GroupedInserts(Documents<T> documents, String name, int most, Duration patience) {
        this.documents = documents;
        this.patience = patience;
        this.inserts = new Gathered<>(name, most, this::write);
    }

    /**
     * As {@link Documents#insert}: the same promise, the same failures, the same budget of the request. A document that a shared write
     * had stored when patience ended is a duplicate of itself, as after every write whose outcome is unknown.
     */
    public Uni<Void> insert(T document) {
        return inserts.ask(document)
                .onFailure(OutOfPatienceException.class)
                .recoverWithUni(() -> documents.insert(document));
    }

    /** A shared write took too long; what became of its documents is not known. */
    private static final class OutOfPatienceException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OutOfPatienceException(Throwable cause) {
            super("a shared write took too long", cause);
        }
    }

    private Uni<IntFunction<Uni<Void>>> write(List<T> batch) {
        return Published.one(() -> documents
                        .raw()
                        .withTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .insertMany(batch, UNORDERED))
                .<IntFunction<Uni<Void>>>map(written -> at -> Uni.createFrom().voidItem())
                .onFailure(GroupedInserts::isOfSingleOnes)
                .recoverWithUni(failure -> Uni.createFrom().item(outcomes((MongoBulkWriteException) failure)))
                .onFailure(MongoBulkWriteException.class)
                .transform(failure -> unacknowledged(failure))
                .onFailure(this::isOutOfPatience)
                .transform(OutOfPatienceException::new);
    }

    /** Whoever has the whole budget of a request to wait has none left afterwards. */
    private boolean isOutOfPatience(Throwable failure) {
        return patience.compareTo(RequestDeadline.BUDGET) < 0 && isOutOfTime(failure);
    }

    private static boolean isOutOfTime(Throwable failure) {
        return failure instanceof MongoOperationTimeoutException || failure instanceof MongoExecutionTimeoutException;
    }

    private static boolean isOfSingleOnes(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() == null;
    }

    /** As the driver says it of a single insert that no majority acknowledged. */
    private static MongoWriteConcernException unacknowledged(MongoBulkWriteException failure) {
        return new MongoWriteConcernException(
                failure.getWriteConcernError(), null, failure.getServerAddress(), failure.getErrorLabels());
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
