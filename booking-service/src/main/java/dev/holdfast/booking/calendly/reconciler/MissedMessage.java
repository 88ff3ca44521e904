package dev.holdfast.booking.calendly.reconciler;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that Calendly would have sent and that we know nothing of.
 *
 * @param at when it happened
 * @param body as the webhook's body would be; private
 * @param token the scheduling token the invitee came with
 */
record MissedMessage(Instant at, String body, @Nullable String token) {

    @Override
    public String toString() {
        return "MissedMessage[" + at + "]";
    }
}
