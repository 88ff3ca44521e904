package dev.holdfast.kit.job.outbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import dev.holdfast.kit.job.outbox.RelayQueue.Batch;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.bson.Document;
import org.jboss.logging.Logger;

/**
 * Moves outbox entries to {@code jobs}: first inserts them, ignoring those already there, then pulls exactly the ones it
 * inserted. Stopping between the two, running twice or twice at once ends in the same jobs.
 */
@Singleton
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** So long a batch may take before the next is begun. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Database database;
    private final JobStore jobs;
    private final JobNudge nudge;
    private final RelayQueue queue = new RelayQueue();

    /** A request's deadline must not end its relay, so relays run outside the request's context. */
    private final ExecutorService outside = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("holdfast-relay").daemon().unstarted(task));

    OutboxRelay(Database database, JobStore jobs, JobNudge nudge) {
        this.database = database;
        this.jobs = jobs;
        this.nudge = nudge;
    }

    /**
     * Begins to relay one document's outbox and does not wait. To be called after the write was acknowledged. Documents named
     * while others are being relayed go together, in a few writes for all of them.
     */
    public void relaySoon(String collection, String documentId) {
        if (queue.add(collection, documentId)) {
            begin();
        }
    }

    private void begin() {
        try {
            outside.execute(this::relayNext);
        } catch (RejectedExecutionException stopped) {
            // The process ends; the sweep of the next one finds what is left.
        }
    }

    private void relayNext() {
        Batch batch = queue.next();
        if (batch != null) {
            copy(batch)
                    .ifNoItem()
                    .after(LIMIT)
                    .fail()
                    .onFailure()
                    .invoke(failure -> leaveToSweep(batch, failure))
                    .onTermination()
                    .invoke(this::begin)
                    .subscribe()
                    .with(this::nudgeSoon, failure -> {});
        }
    }

    private Uni<List<OutboxEntry>> copy(Batch batch) {
        return carriers(batch.collection())
                .all(documents ->
                        documents.find(Filters.in("_id", batch.ids())).projection(Projections.include("outbox")))
                .chain(found -> copy(batch.collection(), found));
    }

    /** The next batch does not wait for hints: they are worth little, and may take as long as a Redis that is away. */
    private void nudgeSoon(List<OutboxEntry> entries) {
        if (!entries.isEmpty()) {
            nudge.nudge(entries).subscribe().with(done -> {}, failure -> {});
        }
    }

    private static void leaveToSweep(Batch batch, Throwable failure) {
        LOG.infof(
                "%d outboxes of %s are left to the sweep (%s)",
                batch.ids().size(), batch.collection(), failure.getClass().getSimpleName());
    }

    /** Relays one document's outbox. Failing is harmless: the sweep comes to it. */
    public Uni<Void> relay(String collection, String documentId) {
        return carriers(collection)
                .findById(documentId)
                .chain(carrier ->
                        carrier == null ? Uni.createFrom().voidItem() : relayAll(collection, List.of(carrier)))
                .runSubscriptionOn(outside);
    }

    Uni<Void> relayAll(String collection, List<OutboxCarrier> carriers) {
        return copy(collection, carriers)
                .chain(copied -> copied.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : nudge.nudge(copied).onFailure().recoverWithNull());
    }

    /** Inserts the jobs, then pulls them from where they were born; answers what was copied. */
    private Uni<List<OutboxEntry>> copy(String collection, List<OutboxCarrier> carriers) {
        List<OutboxEntry> entries =
                carriers.stream().flatMap(carrier -> carrier.entries().stream()).toList();
        if (entries.isEmpty()) {
            return Uni.createFrom().item(entries);
        }
        return jobs.insertMissing(entries.stream().map(OutboxEntry::toJob).toList())
                .chain(() -> pull(collection, carriers, entries))
                .replaceWith(entries);
    }

    /** One write for all: wherever an entry of these ids stands by now, its job has been inserted. */
    private Uni<UpdateResult> pull(String collection, List<OutboxCarrier> carriers, List<OutboxEntry> copied) {
        List<String> documents = carriers.stream().map(OutboxCarrier::id).toList();
        List<String> ids = copied.stream().map(OutboxEntry::id).toList();
        return carriers(collection)
                .updateMany(
                        Filters.in("_id", documents),
                        Updates.pull("outbox", new Document("id", new Document("$in", ids))));
    }

    Documents<OutboxCarrier> carriers(String collection) {
        return database.documents(collection, OutboxCarrier.class);
    }

    @PreDestroy
    void stop() {
        outside.shutdown();
    }
}
