package dev.holdfast.notification.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.job.store.AgainIds;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import dev.holdfast.kit.service.mongo.StoreSetup;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.bson.conversions.Bson;

/** The collection {@code deliveries}. Each change is one conditional write. */
@Singleton
class DeliveryStore implements StoreSetup {

    private static final String ERASED = "erased";

    private final Documents<DeliveryDocument> deliveries;
    private final Clock clock;

    DeliveryStore(Database database, Clock clock) {
        this.deliveries = database.documents("deliveries", DeliveryDocument.class);
        this.clock = clock;
    }

    @Override
    public Uni<Void> prepare() {
        return deliveries
                .ensureIndex(Indexes.ascending("to", "at"), new IndexOptions())
                .chain(() -> deliveries.ensureIndex(Indexes.ascending("startedAt", "_id"), new IndexOptions()))
                .chain(() -> deliveries.dropIndex("startedAt_1"))
                .chain(() -> deliveries.ensureIndex(
                        Indexes.ascending("trouble", "startedAt", "_id"),
                        new IndexOptions().partialFilterExpression(Filters.exists("trouble"))))
                .chain(() -> deliveries.ensureIndex(Indexes.ascending("ref"), new IndexOptions()));
    }

    /** The last that were about to leave first. */
    Uni<Page<DeliveryDocument>> list(DeliveryFilter filter, PageQuery page) {
        Bson wanted = filter.toBson();
        Uni<List<DeliveryDocument>> items =
                deliveries.list(wanted, Sorts.descending("startedAt", "_id"), page.skip(), page.limit());
        return Uni.combine()
                .all()
                .unis(items, deliveries.count(wanted))
                .asTuple()
                .map(found -> Page.of(page, found.getItem1(), found.getItem2()));
    }

    /** Whether the message of this job left, or that of a job which this one does again. */
    Uni<Boolean> isSent(String jobId) {
        return deliveries
                .find(and(in("_id", AgainIds.upTo(jobId)), eq("state", DeliveryState.SENT)))
                .map(found -> found != null);
    }

    /** Whether a message of another job about this document left, or was about to; those this one does again are no others. */
    Uni<Boolean> hasTold(String ref, String jobId) {
        return deliveries
                .find(and(
                        eq("ref", ref),
                        nin("_id", AgainIds.upTo(jobId)),
                        in("state", DeliveryState.SENT, DeliveryState.STARTED)))
                .map(found -> found != null);
    }

    /** Whether a message of another job whose id begins like this left, or was about to. */
    Uni<Boolean> hasLeft(String jobIds, String jobId) {
        return deliveries
                .find(and(
                        gte("_id", jobIds),
                        lt("_id", jobIds + "\uffff"),
                        nin("_id", AgainIds.upTo(jobId)),
                        in("state", DeliveryState.SENT, DeliveryState.STARTED)))
                .map(found -> found != null);
    }

    /**
     * Marks that the message is about to leave. False when it may not: it has been sent, or a later claim of the job has
     * started it.
     */
    Uni<Boolean> start(Delivery delivery, String messageId) {
        var now = clock.instant();
        Bson mayStart =
                and(eq("_id", delivery.jobId()), ne("state", DeliveryState.SENT), lte("fence", delivery.fence()));
        Bson started = combine(
                set("state", DeliveryState.STARTED),
                set("fence", delivery.fence()),
                set("messageId", messageId),
                set("to", delivery.userId()),
                set("kind", delivery.kind()),
                set("ref", delivery.ref()),
                set("startedAt", now),
                setOnInsert("at", now),
                inc("tries", 1),
                unset("reason"),
                unset("trouble"));
        // Where a document is there and does not match, the upsert tries to insert and the primary key says no.
        return deliveries
                .upsert(mayStart, started)
                .replaceWith(true)
                .onFailure(DuplicateKeys::isDuplicateKey)
                .recoverWithItem(false);
    }

    /** Notes that the message was taken; whichever claim sent it, sent it is. */
    Uni<Void> sent(Delivery delivery) {
        return deliveries
                .update(
                        eq("_id", delivery.jobId()),
                        combine(
                                set("state", DeliveryState.SENT),
                                set("sentAt", clock.instant()),
                                unset("reason"),
                                unset("trouble")))
                .replaceWithVoid();
    }

    /** Erases from the deliveries to a user whom they went to and what they were about; that they were sent stays. */
    Uni<Void> erase(String userId) {
        return deliveries
                .updateMany(
                        eq("to", userId),
                        combine(set("to", ERASED), set("ref", ERASED), unset("reason"), unset("trouble")))
                .replaceWithVoid();
    }

    /** Notes that the message was not taken, unless a later claim has started it again. */
    Uni<Void> notSent(Delivery delivery, Trouble trouble, String reason) {
        return deliveries
                .update(
                        and(
                                eq("_id", delivery.jobId()),
                                eq("fence", delivery.fence()),
                                eq("state", DeliveryState.STARTED)),
                        combine(
                                set(
                                        "state",
                                        trouble == Trouble.PERMANENT ? DeliveryState.REJECTED : DeliveryState.DEFERRED),
                                set("trouble", trouble),
                                set("reason", reason)))
                .replaceWithVoid();
    }
}
