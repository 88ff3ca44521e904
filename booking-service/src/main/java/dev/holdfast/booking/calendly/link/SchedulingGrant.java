package dev.holdfast.booking.calendly.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a scheduling token stands for: this user may book this offering at Calendly once.
 *
 * @param jti the token's id
 * @param eventType the Calendly event type that the link led to; {@code null} for tokens from before it was recorded
 * @param expiresAt in whole seconds; judged against the moment the Calendly invitee was created
 */
public record SchedulingGrant(
        String jti,
        String userId,
        String offeringId,
        @Nullable String eventType,
        Instant expiresAt) {

    /** Whether the link led to this event type, whatever has become of its offering since. */
    public boolean ledTo(String type) {
        return type.equals(eventType);
    }

    /** Whether a booking made at this moment is too late; the last second still counts. */
    public boolean isExpiredAt(Instant moment) {
        return moment.isAfter(expiresAt);
    }
}
