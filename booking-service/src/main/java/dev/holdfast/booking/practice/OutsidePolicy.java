package dev.holdfast.booking.practice;

/** What happens to a booking made at Calendly that our policy attaches to nobody. */
public enum OutsidePolicy {
    /** It is cancelled there, within the brakes, and the invitee is told how to book. */
    CANCEL,
    /** Staff decide each time. */
    ASK
}
