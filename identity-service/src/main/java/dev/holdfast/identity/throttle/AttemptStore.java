package dev.holdfast.identity.throttle;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import dev.holdfast.kit.service.mongo.StoreSetup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The collection {@code login_attempts}. */
@ApplicationScoped
class AttemptStore implements StoreSetup {

    private static final String COLLECTION = "login_attempts";

    private final Documents<AttemptDocument> attempts;
    private final Documents<Document> devices;

    AttemptStore(Database database) {
        this.attempts = database.documents(COLLECTION, AttemptDocument.class);
        this.devices = database.documents(COLLECTION, Document.class);
    }

    @Override
    public Uni<Void> prepare() {
        return attempts.ensureIndex(
                Indexes.ascending("expiresAt"),
                new IndexOptions().name("expiry").expireAfter(0L, TimeUnit.SECONDS));
    }

    Uni<@Nullable AttemptDocument> find(String id) {
        return attempts.findById(id);
    }

    /** Counts an attempt; false when another one was counted since {@code before} was read. */
    Uni<Boolean> count(String id, @Nullable AttemptDocument before, AttemptCount counted, Instant expiresAt) {
        return before == null ? begin(id, counted, expiresAt) : change(before, counted, expiresAt);
    }

    private Uni<Boolean> begin(String id, AttemptCount counted, Instant expiresAt) {
        return attempts.insert(new AttemptDocument(id, counted.failures(), counted.at(), counted.until(), 1, expiresAt))
                .replaceWith(true)
                .onFailure(DuplicateKeys::isDuplicateKey)
                .recoverWithItem(false);
    }

    private Uni<Boolean> change(AttemptDocument before, AttemptCount counted, Instant expiresAt) {
        Bson unchanged = and(eq("_id", before.id()), eq("turn", before.turn()));
        Bson changes = combine(
                set("failures", counted.failures()),
                set("at", counted.at()),
                set("until", counted.until()),
                set("expiresAt", expiresAt),
                inc("turn", 1L));
        return attempts.update(unchanged, changes).map(result -> result.getMatchedCount() == 1);
    }

    /** Takes back the count of the attempt that followed, unless others were counted after it. */
    Uni<Void> takeBack(AttemptDocument before) {
        Bson next = and(eq("_id", before.id()), eq("turn", before.turn() + 1));
        Bson changes =
                combine(set("failures", before.failures()), set("at", before.at()), set("until", before.until()));
        return attempts.update(next, changes).replaceWithVoid();
    }

    Uni<Void> forget(String id) {
        return attempts.delete(eq("_id", id)).replaceWithVoid();
    }

    Uni<Boolean> isKnown(String deviceId, Instant now) {
        return devices.find(and(eq("_id", deviceId), gt("expiresAt", now))).map(found -> found != null);
    }

    Uni<Void> know(String deviceId, Instant expiresAt) {
        return devices.upsert(eq("_id", deviceId), set("expiresAt", expiresAt)).replaceWithVoid();
    }
}
