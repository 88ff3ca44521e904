package dev.holdfast.notification.delivery;

/** How far a delivery came. */
public enum DeliveryState {
    /** About to leave, or left and nobody could write down what became of it. */
    STARTED,
    /** Not taken this time; another attempt follows. */
    DEFERRED,
    /** The other side has it. */
    SENT,
    /** Refused for good. */
    REJECTED
}
