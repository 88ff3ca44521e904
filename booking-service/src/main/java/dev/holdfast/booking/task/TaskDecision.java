package dev.holdfast.booking.task;

/** What staff can decide when they close a task. */
public enum TaskDecision {
    /** The event is cancelled at Calendly. */
    CANCEL_AT_CALENDLY,
    /** It takes place, and its time stays taken. */
    KEEP
}
