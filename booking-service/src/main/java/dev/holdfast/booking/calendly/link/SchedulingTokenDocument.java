package dev.holdfast.booking.calendly.link;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A token that was handed out, without the token itself: it could not be made from this.
 *
 * @param eventType absent on those from before it was recorded
 */
@RegisterForReflection
public record SchedulingTokenDocument(
        @BsonId String jti,
        String userId,
        @Nullable String sessionId,
        String offeringId,
        @Nullable String eventType,
        Instant expiresAt,
        Instant createdAt) {

    SchedulingGrant toGrant() {
        return new SchedulingGrant(jti, userId, offeringId, eventType, expiresAt);
    }
}
