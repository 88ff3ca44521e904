package dev.holdfast.identity.session;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A session as stored: hashes, no tokens. */
public record SessionDocument(
        @BsonId String id,
        String userId,
        long number,
        String tokenHash,
        @Nullable String previousHash,
        @Nullable Instant replacedAt,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    Session toSession() {
        return new Session(id, userId, number, new TokenHash(tokenHash), previous(), expiresAt, revokedAt != null);
    }

    private Session.@Nullable Previous previous() {
        return previousHash == null || replacedAt == null
                ? null
                : new Session.Previous(new TokenHash(previousHash), replacedAt);
    }
}
