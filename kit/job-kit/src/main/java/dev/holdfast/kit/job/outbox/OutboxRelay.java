package dev.holdfast.kit.job.outbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import dev.holdfast.kit.job.store.DueJobs;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.mongo.Batches;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jboss.logging.Logger;

/**
 * Moves outbox entries to {@code jobs}: first inserts them, ignoring those already there, then pulls exactly the ones it
 * inserted. Stopping between the two, running twice or twice at once ends in the same jobs.
 */
@Singleton
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    static final int BATCH = 200;

    /** More are left to the sweep: this is memory, and the documents are in the database. */
    private static final int MOST_WAITING = 10_000;

    /** So long a batch may take before the next is begun. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A moment for a job, and when many are born a fraction of the writes. */
    private static final Batches.Rest REST = new Batches.Rest(5, Duration.ofMillis(20));

    private final Database database;
    private final DueJobs due;
    private final RelayMetrics metrics;
    private final JobStore jobs;
    private final JobNudge nudge;
    private final Batches<Born> born =
            new Batches<>("holdfast-relay", new Batches.Limits(BATCH, MOST_WAITING, LIMIT, REST), this::relayBatch);

    OutboxRelay(Database database, DueJobs due, JobStore jobs, JobNudge nudge, RelayMetrics metrics) {
        this.database = database;
        this.due = due;
        this.metrics = metrics;
        this.jobs = jobs;
        this.nudge = nudge;
    }

    /** A document whose outbox was just written. */
    private record Born(String collection, String documentId) {}

    /**
     * Begins to relay one document's outbox and does not wait. To be called after the write was acknowledged. Documents named
     * while others are being relayed go together, in a few writes for all of them; what is too much is left to the sweep.
     */
    public void relaySoon(String collection, String documentId) {
        born.add(new Born(collection, documentId));
    }

    private Uni<Void> relayBatch(List<Born> batch) {
        Map<String, List<String>> byCollection = batch.stream()
                .collect(Collectors.groupingBy(
                        Born::collection, Collectors.mapping(Born::documentId, Collectors.toList())));
        return Multi.createFrom()
                .iterable(byCollection.entrySet())
                .onItem()
                .transformToUniAndConcatenate(each -> relayNow(each.getKey(), each.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> relayNow(String collection, List<String> ids) {
        return copyOf(collection, ids)
                .invoke(this::nudgeSoon)
                .onFailure()
                .invoke(failure -> leaveToSweep(collection, ids, failure))
                .onFailure()
                .recoverWithItem(List.of())
                .replaceWithVoid();
    }

    private Uni<List<OutboxEntry>> copyOf(String collection, List<String> ids) {
        return carriers(collection)
                .all(documents -> documents.find(Filters.in("_id", ids)).projection(Projections.include("outbox")))
                .chain(found -> copy(collection, found));
    }

    /** The next batch does not wait for hints: they are worth little, and may take as long as a Redis that is away. */
    private void nudgeSoon(List<OutboxEntry> entries) {
        if (!entries.isEmpty()) {
            nudge.nudge(entries).subscribe().with(done -> {}, failure -> {});
        }
    }

    private static void leaveToSweep(String collection, List<String> ids, Throwable failure) {
        LOG.infof(
                "%d outboxes of %s are left to the sweep (%s)",
                ids.size(), collection, failure.getClass().getSimpleName());
    }

    /** Relays one document's outbox. */
    Uni<Void> relay(String collection, String documentId) {
        return carriers(collection)
                .findById(documentId)
                .chain(carrier ->
                        carrier == null ? Uni.createFrom().voidItem() : relayAll(collection, List.of(carrier)));
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
        return due.now()
                .invoke(now -> metrics.relayed(entries, now))
                .chain(now -> jobs.insertMissing(
                        entries.stream().map(entry -> entry.toJob(now)).toList()))
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
        born.close();
    }
}
