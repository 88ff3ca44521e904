package dev.holdfast.booking.calendly.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as Calendly has it.
 *
 * @param retryStartedAt since when Calendly has been failing to deliver; {@code null} while all is well
 * @param state {@code active} or {@code disabled}; a disabled one never wakes up again
 */
public record WebhookSubscription(
        String uri,
        @JsonProperty("callback_url") String callbackUrl,
        @Nullable String state,
        @JsonProperty("retry_started_at") @Nullable String retryStartedAt) {

    /** Whether events still come through it. */
    public boolean isAlive() {
        return !"disabled".equals(state);
    }
}
