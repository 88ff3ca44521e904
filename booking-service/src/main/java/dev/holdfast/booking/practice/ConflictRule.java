package dev.holdfast.booking.practice;

/** What happens to a client's Calendly booking for a time that is taken here. */
public enum ConflictRule {
    /** Staff decide. */
    ASK,
    /** It is cancelled at Calendly. */
    CANCEL
}
