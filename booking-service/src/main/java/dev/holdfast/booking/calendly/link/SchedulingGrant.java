package dev.holdfast.booking.calendly.link;

import java.time.Instant;

/**
 * What a scheduling token stands for: this user may book this offering at Calendly once.
 *
 * @param jti the token's id
 * @param expiresAt in whole seconds; judged against the moment the Calendly invitee was created
 */
public record SchedulingGrant(String jti, String userId, String offeringId, Instant expiresAt) {

    /** Whether a booking made at this moment is too late; the last second still counts. */
    public boolean isExpiredAt(Instant moment) {
        return moment.isAfter(expiresAt);
    }
}
