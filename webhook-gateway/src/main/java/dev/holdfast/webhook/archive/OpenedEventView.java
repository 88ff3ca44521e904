package dev.holdfast.webhook.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the service that processes it sees it, body included.
 *
 * @param tokenVerdict {@code good}, {@code bad}, {@code unknown-key} or {@code absent}
 * @param jti of a good token
 * @param tokenExpiresAt of a good token; to be judged at the time of the booking, not now
 * @param body the raw text of the first form
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpenedEventView(
        String id,
        String provider,
        Instant receivedAt,
        String tokenVerdict,
        @Nullable String jti,
        @Nullable Instant tokenExpiresAt,
        String body) {

    @Override
    public String toString() {
        return "OpenedEventView[" + id + "]";
    }
}
