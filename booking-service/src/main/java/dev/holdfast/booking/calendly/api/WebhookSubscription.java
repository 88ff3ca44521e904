package dev.holdfast.booking.calendly.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as Calendly has it.
 *
 * @param state {@code active} or {@code disabled}; a disabled one never wakes up again
 */
public record WebhookSubscription(
        String uri,
        @JsonProperty("callback_url") String callbackUrl,
        @Nullable String state) {

    /** Whether events still come through it. */
    public boolean isAlive() {
        return !"disabled".equals(state);
    }
}
