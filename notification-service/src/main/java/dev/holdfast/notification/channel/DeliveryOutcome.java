package dev.holdfast.notification.channel;

/** How an attempt to reach a person ended. Reasons are stable words without anything private. */
public sealed interface DeliveryOutcome {

    /** The other side has taken responsibility for the message. */
    record Sent() implements DeliveryOutcome {}

    /** Not taken, or not known to be taken; may go better later. */
    record TryAgain(String reason) implements DeliveryOutcome {}

    /** Not taken because we send too much, or are not trusted yet; comes later. */
    record Throttled(String reason) implements DeliveryOutcome {}

    /** Nobody was reached, so nothing was tried. */
    record Unreachable(String reason) implements DeliveryOutcome {}

    /** Refused for good. */
    record Rejected(String reason) implements DeliveryOutcome {}
}
