package dev.holdfast.sandbox.calendly.webhook;

import java.time.Duration;

/** How the delivery of one message can go wrong. */
public sealed interface DeliveryFault {

    /** The same bytes with the same timestamp, so many times at once. */
    record Duplicate(int copies) implements DeliveryFault {}

    /** Once as it is, then once rendered anew. */
    record ReRender() implements DeliveryFault {}

    /** Never. */
    record Drop() implements DeliveryFault {}

    /** Later. */
    record Delay(Duration pause) implements DeliveryFault {}

    /** Not before it is released. */
    record Hold() implements DeliveryFault {}

    /** The first attempt carries a signature made with another key; retries carry a good one. */
    record WrongSignature() implements DeliveryFault {}

    /**
     * Not before the next message that fits has been tried once: the two change places.
     *
     * @param pair which messages may be either of the two
     */
    record Reorder(MessageFilter pair) implements DeliveryFault {}

    /** Once as it is, then once with a timestamp (and so a signature) of a day ago. */
    record OldTimestamp() implements DeliveryFault {}
}
