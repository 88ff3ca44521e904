package dev.holdfast.kit.service.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Inserts that are asked for at once share a write, and each is answered for itself: group commit, as databases do it with their
 * logs (ADR 18). Nobody is acknowledged before the shared write is.
 */
public final class GroupedInserts<T> implements AutoCloseable {

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final Documents<T> documents;
    private final Batches<Waiting<T>> batches;

    /**
     * @param name of the thread on which writes begin
     * @param most documents that may wait at once, and that a write takes
     */
    public GroupedInserts(Documents<T> documents, String name, int most) {
        this.documents = documents;
        this.batches = new Batches<>(
                name, new Batches.Limits(most, most, RequestDeadline.BUDGET.multipliedBy(2)), this::write);
    }

    /** One who waits for an answer; equal to nobody else. */
    private static final class Waiting<T> {
        final T document;
        final UniEmitter<? super Void> answer;

        Waiting(T document, UniEmitter<? super Void> answer) {
            this.document = document;
            this.answer = answer;
        }
    }

    /** As {@link Documents#insert}: the same promise, the same failures, the same budget of the request. */
    public Uni<Void> insert(T document) {
        return Published.onCallersContext(() -> RequestDeadline.counting(bounded(document)));
    }

    private Uni<Void> bounded(T document) {
        long left = RequestDeadline.remainingMillis();
        Duration limit = left == 0 ? RequestDeadline.BUDGET : Duration.ofMillis(left);
        return Uni.createFrom()
                .<Void>emitter(answer -> ask(new Waiting<>(document, answer)))
                .ifNoItem()
                .after(limit)
                .failWith(() -> new MongoTimeoutException("an insert took longer than its request may"));
    }

    private void ask(Waiting<T> waiting) {
        if (!batches.add(waiting)) {
            waiting.answer.fail(new MongoTimeoutException("more inserts wait than one write takes"));
        }
    }

    private Uni<Void> write(List<Waiting<T>> batch) {
        return Published.one(() -> documents
                        .raw()
                        .withTimeout(RequestDeadline.BUDGET.toMillis(), TimeUnit.MILLISECONDS)
                        .insertMany(batch.stream().map(each -> each.document).toList(), UNORDERED))
                .invoke(written -> tell(batch, at -> null))
                .onFailure()
                .invoke(failure -> tell(batch, outcomes(failure)))
                .replaceWithVoid();
    }

    private static <T> void tell(List<Waiting<T>> batch, Function<Integer, @Nullable Throwable> failureAt) {
        IntStream.range(0, batch.size()).forEach(at -> {
            Throwable failure = failureAt.apply(at);
            if (failure == null) {
                batch.get(at).answer.complete(null);
            } else {
                batch.get(at).answer.fail(failure);
            }
        });
    }

    /** What became of each document: a unique index refuses single ones, everything else happens to all. */
    private static Function<Integer, @Nullable Throwable> outcomes(Throwable failure) {
        if (failure instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() == null) {
            Map<Integer, MongoWriteException> refused = bulk.getWriteErrors().stream()
                    .collect(Collectors.toMap(BulkWriteError::getIndex, error -> refusal(error, bulk)));
            return refused::get;
        }
        return at -> failure;
    }

    private static MongoWriteException refusal(BulkWriteError error, MongoBulkWriteException bulk) {
        return new MongoWriteException(error, bulk.getServerAddress(), bulk.getErrorLabels());
    }

    @Override
    public void close() {
        batches.close();
    }
}
