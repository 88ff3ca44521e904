package dev.holdfast.identity.session;

import dev.holdfast.kit.service.secret.MasterKey;
import dev.holdfast.kit.service.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;

/** Derives refresh tokens: the same family and number always give the same token. */
@ApplicationScoped
class RefreshTokens {

    private final MasterKey masterKey;
    private final Ids ids;

    RefreshTokens(MasterKey masterKey, Ids ids) {
        this.masterKey = masterKey;
        this.ids = ids;
    }

    /** The first token of a new family. */
    RefreshToken first() {
        return derive(ids.next("ses"), 1);
    }

    /** The youngest token that was issued to the family. */
    RefreshToken youngest(Session session) {
        return derive(session.id(), session.number());
    }

    /** The one that comes after it. */
    RefreshToken successor(Session session) {
        return derive(session.id(), session.number() + 1);
    }

    /** Was this token issued here, now or once? */
    boolean isGenuine(RefreshToken token) {
        return TokenHash.of(derive(token.sessionId(), token.number())).isOf(token);
    }

    private RefreshToken derive(String sessionId, long number) {
        byte[] secret = masterKey.mac("refresh-token", sessionId, Long.toString(number));
        return new RefreshToken(
                sessionId, number, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }
}
