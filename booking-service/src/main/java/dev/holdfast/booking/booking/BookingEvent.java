package dev.holdfast.booking.booking;

/** What happened to a booking, as its history tells it. */
enum BookingEvent {
    CREATED,
    /** To another time, or another place. */
    MOVED,
    CONFIRMED,
    CANCELLED,
    EXPIRED,
    COMPLETED,
    NO_SHOW,
    /** Only that there is one, not what it says. */
    NOTE_ADDED,
    /** Another booking came to share time with this one. */
    SHARING_BEGUN,
    SHARING_ENDED;

    /** What a decision came to. */
    static BookingEvent of(Booking before, Booking after) {
        return switch (after.status()) {
            case CANCELLED -> CANCELLED;
            case EXPIRED -> EXPIRED;
            case COMPLETED -> COMPLETED;
            case NO_SHOW -> NO_SHOW;
            case CONFIRMED -> isConfirmation(before, after) ? CONFIRMED : MOVED;
            case REQUESTED, PENDING_PAYMENT, CONFLICTED -> MOVED;
        };
    }

    private static boolean isConfirmation(Booking before, Booking after) {
        return before.time().equals(after.time()) && before.status() != after.status();
    }
}
