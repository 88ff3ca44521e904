package dev.holdfast.identity.session;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.session.SessionFailure.SessionNotFound;
import dev.holdfast.identity.token.AccessTokens;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Sessions from opening to sign-out. */
@ApplicationScoped
public class Sessions {

    private final SessionStore store;
    private final RefreshTokens tokens;
    private final AccessTokens accessTokens;
    private final Users users;
    private final SessionTimes times;

    Sessions(SessionStore store, RefreshTokens tokens, AccessTokens accessTokens, Users users, SessionTimes times) {
        this.store = store;
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.users = users;
        this.times = times;
    }

    /** A new session for somebody who has shown who they are. */
    Uni<SignedIn> open(User user, String userAgent) {
        Instant now = times.now();
        RefreshToken first = tokens.first();
        var opening = new Session.Opening(
                now, Devices.describe(userAgent), user.access().passwordVersion());
        return store.insert(first, user.id(), opening, times.expiryFrom(now))
                .chain(() -> accessTokens.issue(user.id(), user.roles(), first.sessionId()))
                .map(access -> new SignedIn(access, first));
    }

    /** Signs out. Whatever the text is worth, the one who sent it is signed out afterwards. */
    Uni<Void> end(String text) {
        return RefreshToken.parse(text)
                .map(token -> store.revoke(token, times.now()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** The caller's own sessions that are not over. */
    Uni<Page<Session>> list(Caller caller, PageQuery page) {
        return users.get(caller.userId())
                .chain(user -> store.living(user.id(), user.access().passwordVersion(), times.now(), page));
    }

    /** Ends one of the caller's own sessions; one that has ended is fine. Fails with {@link SessionNotFound}. */
    Uni<Void> end(Caller caller, String id) {
        return store.revoke(id, caller.userId(), times.now())
                .invoke(Sessions::requireOwn)
                .replaceWithVoid();
    }

    /** Ends all of the caller's sessions but the one they ask from. */
    Uni<Void> endOthers(Caller caller) {
        return store.revokeOthers(caller.sessionId(), caller.userId(), times.now());
    }

    /** Ends all sessions of a user, inside the transaction that says why. */
    public Uni<Void> revokeAll(String userId, ClientSession transaction) {
        return store.revokeAll(userId, times.now(), transaction);
    }

    private static void requireOwn(boolean own) {
        if (!own) {
            throw new SessionNotFound().asException();
        }
    }
}
