package dev.holdfast.booking.idempotency;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.holdfast.booking.idempotency.IdempotencyFailure.KeyReused;
import dev.holdfast.booking.idempotency.IdempotencyFailure.RequestInProgress;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import dev.holdfast.kit.service.mongo.StoreSetup;
import dev.holdfast.kit.service.time.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * {@code idempotency_keys}: who is at a request whose writes nobody sees before they are committed. A repetition would otherwise wait for
 * them and learn only that MongoDB is busy. Leases run by MongoDB's clock.
 *
 * <p>They decide nothing: what a request makes is made once because of its id, whoever believes to have the lease.
 */
@ApplicationScoped
public class RequestLeases implements StoreSetup {

    /** As long as MongoDB lets the transaction of a killed process live (ADR 23), so that it is over within the 5 s that are promised. */
    private static final Duration LEASE = Duration.ofMillis(4_500);

    private static final String HOLDER = "rq";

    private final Documents<RequestLeaseDocument> leases;
    private final Ids ids;

    RequestLeases(Database database, Ids ids) {
        this.leases = database.documents("idempotency_keys", RequestLeaseDocument.class);
        this.ids = ids;
    }

    @Override
    public Uni<Void> prepare() {
        return leases.ensureIndex(
                Indexes.ascending("until"), new IndexOptions().name("expiry").expireAfter(0L, TimeUnit.SECONDS));
    }

    /**
     * Does the work of a request unless somebody is at it: then it fails with {@link RequestInProgress}, or with {@link KeyReused} where
     * that is another request with the same key. When the work has ended, the request is free again: at once, or where that cannot be
     * written in time, when the lease is over.
     *
     * @param id of what the request makes, which follows from its key
     * @param request what is asked, by whom, with which key
     */
    public <T> Uni<T> during(String id, String request, Supplier<Uni<? extends T>> work) {
        String holder = ids.next(HOLDER);
        Uni<T> worked = Uni.createFrom().<T>deferred(work).eventually(() -> release(id, holder));
        return leases.upsertAndGet(id, take(request, holder))
                .onFailure(DuplicateKeys::isDuplicateKey)
                .transform(others -> new RequestInProgress().asException())
                .invoke(lease -> requireOwn(lease, request, holder))
                .chain(() -> worked);
    }

    /** Unless there is one that is not over. */
    private static List<Document> take(String request, String holder) {
        Document isOver = new Document("$lte", List.of("$until", "$$NOW"));
        Document taken = new Document("_id", "$_id")
                .append("request", literal(request))
                .append("holder", literal(holder))
                .append("until", new Document("$add", List.of("$$NOW", LEASE.toMillis())));
        return List.of(new Document("$replaceWith", new Document("$cond", List.of(isOver, taken, "$$ROOT"))));
    }

    private static Document literal(String text) {
        return new Document("$literal", text);
    }

    private static void requireOwn(RequestLeaseDocument lease, String request, String holder) {
        if (!lease.request().equals(request)) {
            throw new KeyReused().asException();
        }
        if (!lease.holder().equals(holder)) {
            throw new RequestInProgress().asException();
        }
    }

    /** One that cannot be removed now is over soon. */
    private Uni<Void> release(String id, String holder) {
        return leases.delete(Filters.and(Filters.eq(id), Filters.eq("holder", holder)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
