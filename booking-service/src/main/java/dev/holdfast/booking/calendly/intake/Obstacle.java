package dev.holdfast.booking.calendly.intake;

/** What a unique index said to an earlier try. */
enum Obstacle {
    NONE,
    /** An active booking of the same practitioner holds part of the time. */
    TIME_TAKEN,
    /** The token is used up by another invitee. */
    TOKEN_USED
}
