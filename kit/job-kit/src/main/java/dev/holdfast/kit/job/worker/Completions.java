package dev.holdfast.kit.job.worker;

import com.mongodb.MongoTimeoutException;
import dev.holdfast.kit.job.store.Ending;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.mongo.Batches;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The ends of claims, many to a write: one write is under way, and what ends meanwhile goes into the next (ADR 17). A job keeps its
 * slot and its lease until its own end is acknowledged, so slow writes slow down what is claimed, and nothing is rescued that
 * has ended.
 */
final class Completions implements AutoCloseable {

    private static final int BATCH = 200;
    private static final int MOST_WAITING = 10_000;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final JobStore store;
    private final JobMetrics metrics;
    private final Batches<Waiting> batches;

    Completions(JobStore store, JobMetrics metrics) {
        this.store = store;
        this.metrics = metrics;
        this.batches =
                new Batches<>("holdfast-completions", new Batches.Limits(BATCH, MOST_WAITING, LIMIT), this::write);
    }

    /** One who waits to hear whether the end was written; equal to nobody else. */
    private static final class Waiting {
        final Ending ending;
        final UniEmitter<? super Boolean> answer;

        Waiting(Ending ending, UniEmitter<? super Boolean> answer) {
            this.ending = ending;
            this.answer = answer;
        }
    }

    /** True when the end is stored, false when the claim was lost; a failure says nothing, and the call may be repeated. */
    Uni<Boolean> settle(Ending ending) {
        return Uni.createFrom().emitter(answer -> {
            if (!batches.add(new Waiting(ending, answer))) {
                answer.fail(new MongoTimeoutException("more ends of jobs wait than are kept"));
            }
        });
    }

    private Uni<Void> write(List<Waiting> batch) {
        Timer.Sample began = metrics.begin();
        return store.settle(batch.stream().map(each -> each.ending).toList())
                .invoke(lost -> tell(batch, lost))
                .invoke(lost -> metrics.flushed(began, batch.size()))
                .onFailure()
                .invoke(failure -> batch.forEach(each -> each.answer.fail(failure)))
                .onCancellation()
                .invoke(() -> batch.forEach(each ->
                        each.answer.fail(new MongoTimeoutException("the end of a job was not written in time"))))
                .replaceWithVoid();
    }

    private static void tell(List<Waiting> batch, Set<String> lost) {
        batch.forEach(each -> each.answer.complete(!lost.contains(each.ending.id())));
    }

    @Override
    public void close() {
        batches.close();
    }
}
