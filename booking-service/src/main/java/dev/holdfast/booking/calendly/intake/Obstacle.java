package dev.holdfast.booking.calendly.intake;

/** What a unique index said to an earlier try. */
enum Obstacle {
    NONE,
    /** The token is used up by another invitee. */
    TOKEN_USED
}
