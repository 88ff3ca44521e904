package dev.holdfast.identity.session;

import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.session.SessionFailure.SessionEnded;
import dev.holdfast.identity.token.AccessTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Refresh tokens exchanged for their successors. */
@ApplicationScoped
class Refreshes {

    private final SessionStore store;
    private final RefreshTokens tokens;
    private final AccessTokens accessTokens;
    private final SessionAlarm alarm;
    private final Users users;
    private final SessionTimes times;

    Refreshes(
            SessionStore store,
            RefreshTokens tokens,
            AccessTokens accessTokens,
            SessionAlarm alarm,
            Users users,
            SessionTimes times) {
        this.store = store;
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.alarm = alarm;
        this.users = users;
        this.times = times;
    }

    /**
     * Exchanges a refresh token for its successor and a new access token with the roles that the user has now. Fails with
     * {@link SessionEnded}. Repeating it at once, here or in another replica, gives the same refresh token again. A token of long ago ends
     * the session.
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
            case Session.Step.Reused() ->
                alarm.reused(session).chain(() -> Uni.createFrom().failure(ended()));
            case Session.Step.Refuse() -> Uni.createFrom().failure(ended());
        };
    }

    private Uni<RefreshToken> advance(Session session, RefreshToken token) {
        Instant now = times.now();
        RefreshToken successor = tokens.successor(session);
        return store.advance(session, successor, now, times.expiryFrom(now))
                .chain(won -> won ? Uni.createFrom().item(successor) : afterLostRace(session, token));
    }

    /** The token has become the predecessor of the youngest, unless the session was ended or went on meanwhile. */
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
        return session.step(token, tokens.isGenuine(token), times.now(), times.grace());
    }

    private Uni<SignedIn> signedIn(User user, RefreshToken refresh) {
        return accessTokens
                .issue(user.id(), user.roles(), refresh.sessionId())
                .map(access -> new SignedIn(access, refresh));
    }

    private Uni<Session> get(String id) {
        return store.find(id).onItem().ifNull().failWith(Refreshes::ended);
    }

    /** Whose account was closed or whose password was changed is signed out, also of sessions that were being opened then. */
    private Uni<User> userOf(Session session) {
        return users.find(session.userId())
                .map(user -> user != null && isOpenTo(user, session) ? user : null)
                .onItem()
                .ifNull()
                .failWith(Refreshes::ended);
    }

    private static boolean isOpenTo(User user, Session session) {
        return !user.access().isClosed()
                && user.access().passwordVersion() == session.opening().passwordVersion();
    }

    private static RuntimeException ended() {
        return new SessionEnded().asException();
    }
}
