package dev.holdfast.kit.job.outbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.jboss.logging.Logger;

/**
 * Moves outbox entries to {@code jobs}: first inserts them, ignoring those already there, then pulls exactly the ones it
 * inserted. Stopping between the two, running twice or twice at once ends in the same jobs.
 */
@Singleton
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int PULLS_AT_ONCE = 8;

    private final Database database;
    private final JobStore jobs;
    private final JobNudge nudge;

    /** A request's deadline must not end its relay, so relays run outside the request's context. */
    private final ExecutorService outside = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("holdfast-relay").daemon().unstarted(task));

    OutboxRelay(Database database, JobStore jobs, JobNudge nudge) {
        this.database = database;
        this.jobs = jobs;
        this.nudge = nudge;
    }

    /** Begins to relay one document's outbox and does not wait. To be called after the write was acknowledged. */
    public void relaySoon(String collection, String documentId) {
        relay(collection, documentId)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.infof(
                                "An outbox of %s is left to the sweep (%s)",
                                collection, failure.getClass().getSimpleName()));
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
        List<OutboxEntry> entries =
                carriers.stream().flatMap(carrier -> carrier.entries().stream()).toList();
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return jobs.insertMissing(entries.stream().map(OutboxEntry::toJob).toList())
                .chain(() -> pull(collection, carriers))
                .chain(() -> nudge.nudge(entries).onFailure().recoverWithNull());
    }

    private Uni<Void> pull(String collection, List<OutboxCarrier> carriers) {
        Documents<OutboxCarrier> documents = carriers(collection);
        return Multi.createFrom()
                .iterable(carriers)
                .onItem()
                .transformToUni(carrier -> pull(documents, carrier))
                .merge(PULLS_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Boolean> pull(Documents<OutboxCarrier> documents, OutboxCarrier carrier) {
        var copied = new Document("id", new Document("$in", carrier.entryIds()));
        return documents
                .update(Filters.eq("_id", carrier.id()), Updates.pull("outbox", copied))
                .map(result -> result.getModifiedCount() == 1);
    }

    Documents<OutboxCarrier> carriers(String collection) {
        return database.documents(collection, OutboxCarrier.class);
    }

    @PreDestroy
    void stop() {
        outside.shutdown();
    }
}
