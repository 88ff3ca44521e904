package dev.holdfast.identity.session;

import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.session.SessionFailure.SessionEnded;
import dev.holdfast.identity.token.AccessTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Sessions from opening to sign-out. */
@ApplicationScoped
class Sessions {

    private final SessionStore store;
    private final RefreshTokens tokens;
    private final AccessTokens accessTokens;
    private final Users users;
    private final Clock clock;
    private final SessionConfig config;

    Sessions(
            SessionStore store,
            RefreshTokens tokens,
            AccessTokens accessTokens,
            Users users,
            Clock clock,
            SessionConfig config) {
        this.store = store;
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.users = users;
        this.clock = clock;
        this.config = config;
    }

    /** A new session for somebody who has shown who they are. */
    Uni<SignedIn> open(User user) {
        Instant now = clock.instant();
        RefreshToken first = tokens.first();
        return store.insert(first, user.id(), now, expiryFrom(now)).chain(() -> signedIn(user, first));
    }

    /**
     * Exchanges a refresh token for its successor and a new access token with the roles that the user has now. Fails with
     * {@link SessionEnded}. Repeating it at once, here or in another replica, gives the same refresh token again.
     */
    Uni<SignedIn> refresh(String text) {
        return RefreshToken.parse(text).map(this::refresh).orElseGet(() -> Uni.createFrom()
                .failure(ended()));
    }

    private Uni<SignedIn> refresh(RefreshToken token) {
        return get(token.sessionId()).chain(session -> refresh(session, token));
    }

    private Uni<SignedIn> refresh(Session session, RefreshToken token) {
        return userOf(session).chain(user -> exchange(user, session, token));
    }

    private Uni<SignedIn> exchange(User user, Session session, RefreshToken token) {
        return successorOf(session, token).chain(next -> signedIn(user, next));
    }

    private Uni<RefreshToken> successorOf(Session session, RefreshToken token) {
        return switch (step(session, token)) {
            case Session.Step.Advance() -> advance(session, token);
            case Session.Step.Repeat() -> Uni.createFrom().item(tokens.youngest(session));
            case Session.Step.Refuse() -> Uni.createFrom().failure(ended());
        };
    }

    private Uni<RefreshToken> advance(Session session, RefreshToken token) {
        Instant now = clock.instant();
        RefreshToken successor = tokens.successor(session);
        return store.advance(session, successor, now, expiryFrom(now))
                .chain(won -> won ? Uni.createFrom().item(successor) : afterLostRace(session, token));
    }

    /** The token has become the predecessor of the youngest, unless the session was ended meanwhile. */
    private Uni<RefreshToken> afterLostRace(Session session, RefreshToken token) {
        return get(session.id()).map(fresh -> repeated(fresh, token));
    }

    private RefreshToken repeated(Session fresh, RefreshToken token) {
        if (step(fresh, token) instanceof Session.Step.Repeat) {
            return tokens.youngest(fresh);
        }
        throw ended();
    }

    private Session.Step step(Session session, RefreshToken token) {
        return session.step(token, clock.instant(), config.predecessorGrace());
    }

    /** Signs out. Whatever the text is worth, the one who sent it is signed out afterwards. */
    Uni<Void> end(String text) {
        return RefreshToken.parse(text)
                .map(token -> store.revoke(token, clock.instant()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<SignedIn> signedIn(User user, RefreshToken refresh) {
        return accessTokens
                .issue(user.id(), user.roles(), refresh.sessionId())
                .map(access -> new SignedIn(access, refresh));
    }

    private Uni<Session> get(String id) {
        return store.find(id).onItem().ifNull().failWith(Sessions::ended);
    }

    private Uni<User> userOf(Session session) {
        return users.find(session.userId()).onItem().ifNull().failWith(Sessions::ended);
    }

    private Instant expiryFrom(Instant now) {
        return now.plus(config.lifetime());
    }

    private static RuntimeException ended() {
        return new SessionEnded().asException();
    }
}
