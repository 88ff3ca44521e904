package dev.holdfast.booking.calendly.intake;

/** What we made of an invitee. {@code ATTACHED} and {@code OUTSIDE} are for good. */
enum Standing {
    /** Its creation was not seen yet. */
    UNDECIDED,
    /** It has a booking. */
    ATTACHED,
    /** Our policy attaches it to nobody. */
    OUTSIDE,
    /** It came out of a reschedule of an invitee that we do not know yet, and is judged when that one is. */
    PARKED
}
