package dev.holdfast.booking.calendly.intake;

import org.jspecify.annotations.Nullable;

/**
 * A stored event as webhook-gateway hands it out.
 *
 * @param tokenVerdict {@code good}, {@code bad}, {@code unknown-key} or {@code absent}
 * @param jti the token's id, if it is good
 * @param body the raw JSON as text; private
 */
record WebhookEvent(
        String id,
        String provider,
        String tokenVerdict,
        @Nullable String jti,
        String body) {

    @Override
    public String toString() {
        return "WebhookEvent[" + id + "]";
    }
}
