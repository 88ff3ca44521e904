package dev.holdfast.webhook.provider;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One HTTP request of a provider, as it arrived.
 *
 * @param headers all values by lower-case name, in the order received
 * @param body the raw bytes; not copied, treat as read-only
 * @param receivedAt when the body was complete
 */
@SuppressWarnings("ArrayRecordComponent") // up to 256 KiB, on its way from the socket to the database; never compared
public record Delivery(Map<String, List<String>> headers, byte[] body, Instant receivedAt) {

    /** Every value of a header; empty when it was not sent. */
    public List<String> header(String name) {
        return Objects.requireNonNullElse(headers.get(name.toLowerCase(Locale.ROOT)), List.of());
    }
}
