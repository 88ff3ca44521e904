package dev.holdfast.webhook.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kit.service.scheduling.TokenVerdict;
import dev.holdfast.webhook.signature.Sha256;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An authentic delivery, ready to be kept.
 *
 * @param id the same for every delivery of this event
 * @param provider who sent it
 * @param event what the provider calls it; absent when it cannot be read
 * @param token what the scheduling token in it is worth
 * @param rendering the form in which it came this time
 */
public record ReceivedEvent(
        String id, String provider, @Nullable String event, TokenVerdict token, Rendering rendering) {

    /**
     * One form of an event. Providers send the same event again with other bytes.
     *
     * @param body the raw bytes
     * @param headers the few that say how to read the body
     * @param signedAt by the provider's clock
     * @param late whether it was signed suspiciously long ago
     * @param receivedAt by ours
     */
    @SuppressWarnings("ArrayRecordComponent") // on its way to the database; never compared
    public record Rendering(
            byte[] body, Map<String, String> headers, Instant signedAt, boolean late, Instant receivedAt) {}

    /** An event that is told from others by what it is about. */
    public static ReceivedEvent readable(
            String provider, String key, String event, TokenVerdict token, Rendering rendering) {
        return new ReceivedEvent(Sha256.of(key.getBytes(UTF_8)), provider, event, token, rendering);
    }

    /** An event that is told from others by its bytes alone. */
    public static ReceivedEvent unreadable(String provider, Rendering rendering) {
        return new ReceivedEvent(Sha256.of(rendering.body()), provider, null, new TokenVerdict.Absent(), rendering);
    }

    EventState state() {
        return event == null ? EventState.UNREADABLE : EventState.STORED;
    }
}
