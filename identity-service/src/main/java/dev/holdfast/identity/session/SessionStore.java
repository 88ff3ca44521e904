package dev.holdfast.identity.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The collection {@code sessions}. Documents go by themselves a day after they expired. */
@ApplicationScoped
class SessionStore implements StoreSetup {

    private final Documents<SessionDocument> sessions;

    SessionStore(Database database) {
        this.sessions = database.documents("sessions", SessionDocument.class);
    }

    @Override
    public Uni<Void> prepare() {
        return sessions.ensureIndex(
                        Indexes.ascending("expiresAt"),
                        new IndexOptions().name("expiry").expireAfter(1L, TimeUnit.DAYS))
                .chain(() -> sessions.ensureIndex(Indexes.ascending("userId"), new IndexOptions().name("user")));
    }

    /** A new session with its first token. */
    Uni<Void> insert(RefreshToken first, String userId, Instant now, Instant expiresAt) {
        String hash = TokenHash.of(first).base64url();
        return sessions.insert(
                new SessionDocument(first.sessionId(), userId, first.number(), hash, null, null, now, expiresAt, null));
    }

    Uni<@Nullable Session> find(String id) {
        return sessions.findById(id).onItem().ifNotNull().transform(SessionDocument::toSession);
    }

    /** Makes the successor the youngest token; false when another request was first, or the session was revoked meanwhile. */
    Uni<Boolean> advance(Session session, RefreshToken successor, Instant now, Instant expiresAt) {
        Bson unchanged = and(eq("_id", session.id()), eq("number", session.number()), notRevoked());
        Bson change = combine(
                set("number", successor.number()),
                set("tokenHash", TokenHash.of(successor).base64url()),
                set("previousHash", session.current().base64url()),
                set("replacedAt", now),
                set("expiresAt", expiresAt));
        return sessions.update(unchanged, change).map(result -> result.getMatchedCount() == 1);
    }

    /** Revokes the session if the token is its youngest or the one before; otherwise nothing happens. */
    Uni<Void> revoke(RefreshToken token, Instant now) {
        String hash = TokenHash.of(token).base64url();
        Bson holder = or(eq("tokenHash", hash), eq("previousHash", hash));
        return sessions.update(and(eq("_id", token.sessionId()), holder, notRevoked()), set("revokedAt", now))
                .replaceWithVoid();
    }

    private static Bson notRevoked() {
        return exists("revokedAt", false);
    }
}
