package dev.holdfast.identity.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The collection {@code sessions}. Documents go by themselves a day after they expired. */
@ApplicationScoped
class SessionStore implements StoreSetup {

    static final String COLLECTION = "sessions";

    private static final Bson NOT_REVOKED = exists("revokedAt", false);

    private final Documents<SessionDocument> sessions;

    SessionStore(Database database) {
        this.sessions = database.documents(COLLECTION, SessionDocument.class);
    }

    @Override
    public Uni<Void> prepare() {
        return sessions.ensureIndex(
                        Indexes.ascending("expiresAt"),
                        new IndexOptions().name("expiry").expireAfter(1L, TimeUnit.DAYS))
                .chain(() -> sessions.ensureIndex(Indexes.ascending("userId"), new IndexOptions().name("user")));
    }

    /** A new session with its first token. */
    Uni<Void> insert(RefreshToken first, String userId, Session.Opening opening, Instant expiresAt) {
        return sessions.insert(SessionDocument.opened(first, userId, opening, expiresAt));
    }

    Uni<@Nullable Session> find(String id) {
        return sessions.findById(id).onItem().ifNotNull().transform(SessionDocument::toSession);
    }

    /** A user's sessions of this password that are not over, the youngest first. */
    Uni<Page<Session>> living(String userId, long passwordVersion, Instant now, PageQuery page) {
        Bson wanted =
                and(eq("userId", userId), eq("passwordVersion", passwordVersion), gt("expiresAt", now), NOT_REVOKED);
        Uni<List<SessionDocument>> items = sessions.list(wanted, Indexes.descending("_id"), page.skip(), page.limit());
        return Uni.combine().all().unis(items, sessions.count(wanted)).asTuple().map(found -> Page.of(
                        page, found.getItem1(), found.getItem2())
                .map(SessionDocument::toSession));
    }

    /** Makes the successor the youngest token; false when another request was first, or the session was revoked meanwhile. */
    Uni<Boolean> advance(Session session, RefreshToken successor, Instant now, Instant expiresAt) {
        Bson unchanged = and(eq("_id", session.id()), eq("number", session.number()), NOT_REVOKED);
        Bson change = combine(
                set("number", successor.number()),
                set("tokenHash", TokenHash.of(successor).base64url()),
                set("previousHash", session.current().base64url()),
                set("replacedAt", now),
                set("expiresAt", expiresAt));
        return sessions.update(unchanged, change).map(SessionStore::hasMatched);
    }

    /** Revokes the session if the token is its youngest or the one before; otherwise nothing happens. */
    Uni<Void> revoke(RefreshToken token, Instant now) {
        String hash = TokenHash.of(token).base64url();
        Bson holder = or(eq("tokenHash", hash), eq("previousHash", hash));
        return sessions.update(and(eq("_id", token.sessionId()), holder, NOT_REVOKED), set("revokedAt", now))
                .replaceWithVoid();
    }

    /** Revokes a session and gives birth to what follows from it, unless it is revoked already. */
    Uni<Boolean> revoke(Session session, OutboxEntry job, Instant now) {
        return sessions.update(
                        and(eq("_id", session.id()), NOT_REVOKED), combine(set("revokedAt", now), push("outbox", job)))
                .map(SessionStore::hasMatched);
    }

    /** Revokes one of a user's sessions; false when the user has none of this id. */
    Uni<Boolean> revoke(String id, String userId, Instant now) {
        Bson own = and(eq("_id", id), eq("userId", userId));
        return sessions.update(and(own, NOT_REVOKED), set("revokedAt", now))
                .chain(result -> hasMatched(result)
                        ? Uni.createFrom().item(true)
                        : sessions.find(own).map(found -> found != null));
    }

    Uni<Void> revokeOthers(@Nullable String kept, String userId, Instant now) {
        return sessions.updateMany(and(eq("userId", userId), ne("_id", kept), NOT_REVOKED), set("revokedAt", now))
                .replaceWithVoid();
    }

    Uni<Void> revokeAll(String userId, Instant now, ClientSession transaction) {
        return sessions.in(transaction)
                .updateMany(and(eq("userId", userId), NOT_REVOKED), set("revokedAt", now))
                .replaceWithVoid();
    }

    private static boolean hasMatched(UpdateResult result) {
        return result.getMatchedCount() == 1;
    }
}
