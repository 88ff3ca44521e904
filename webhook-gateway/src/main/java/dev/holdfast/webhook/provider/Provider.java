package dev.holdfast.webhook.provider;

import dev.holdfast.webhook.signature.SignatureVerdict;
import java.time.Instant;

/** One provider of webhooks. Stateless, and never does I/O: nothing is looked up before a delivery is authentic. */
public interface Provider {

    /** The name in the path, in job ids and in stored events: lower-case letters. */
    String name();

    /** Is it true that there is a key to check deliveries with? Without one the provider is unknown here. */
    boolean isConfigured();

    /** Is the delivery authentic? Over the raw bytes, with every active key. */
    SignatureVerdict verify(Delivery delivery);

    /** Is it true that a signature of that time is older than deliveries usually are? A flag, never a refusal. */
    boolean isLate(Instant signedAt, Instant receivedAt);

    /** Which event an authentic body is about. Never fails: what cannot be read is {@link EventReading.Unreadable}. */
    EventReading read(byte[] body);
}
