package dev.holdfast.booking.calendly.intake;

/** What we made of an invitee. Everything but {@code UNDECIDED} is for good. */
enum Standing {
    /** Its creation was not seen yet. */
    UNDECIDED,
    /** It has a booking. */
    ATTACHED,
    /** Our policy attaches it to nobody. */
    OUTSIDE,
    /** It came out of a reschedule, and waits for a person. */
    PARKED
}
