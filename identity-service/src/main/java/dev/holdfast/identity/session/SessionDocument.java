package dev.holdfast.identity.session;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A session as stored: hashes, no tokens, and nothing about where it was opened but the kind of device.
 *
 * @param passwordVersion absent for 0
 */
@RegisterForReflection
public record SessionDocument(
        @BsonId String id,
        String userId,
        long number,
        String tokenHash,
        @Nullable String previousHash,
        @Nullable Instant replacedAt,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String device,
        @Nullable Long passwordVersion,
        @Nullable List<OutboxEntry> outbox) {

    static SessionDocument opened(RefreshToken first, String userId, Session.Opening opening, Instant expiresAt) {
        return new SessionDocument(
                first.sessionId(),
                userId,
                first.number(),
                TokenHash.of(first).base64url(),
                null,
                null,
                opening.at(),
                expiresAt,
                null,
                opening.device(),
                opening.passwordVersion(),
                null);
    }

    Session toSession() {
        return new Session(
                id, userId, number, new TokenHash(tokenHash), previous(), expiresAt, revokedAt != null, opening());
    }

    private Session.Opening opening() {
        String on = Objects.requireNonNullElse(device, Devices.UNKNOWN);
        return new Session.Opening(createdAt, on, passwordVersion == null ? 0 : passwordVersion);
    }

    private Session.@Nullable Previous previous() {
        return previousHash == null || replacedAt == null
                ? null
                : new Session.Previous(new TokenHash(previousHash), replacedAt);
    }
}
