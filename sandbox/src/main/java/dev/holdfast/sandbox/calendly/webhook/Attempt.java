package dev.holdfast.sandbox.calendly.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try at a delivery.
 *
 * @param status what the receiver answered, null when it did not
 * @param error the kind of failure when there was no answer
 */
public record Attempt(
        Instant at,
        Instant signedAt,
        @Nullable Integer status,
        @Nullable String error,
        Duration took) {

    boolean isAccepted() {
        return status != null && status >= 200 && status < 300;
    }
}
