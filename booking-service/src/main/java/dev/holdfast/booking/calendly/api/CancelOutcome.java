package dev.holdfast.booking.calendly.api;

/** How asking Calendly to cancel a scheduled event ended. */
public enum CancelOutcome {
    CANCELED,
    /** It was cancelled before, by whomever. */
    ALREADY_CANCELED,
    /** It is over; nothing is left to cancel. */
    IN_THE_PAST,
    /** Calendly has no such event. */
    GONE,
    /** Calendly does not let this account do it. */
    NOT_ALLOWED;

    /** Whether the event is not going to take place. */
    public boolean isSettled() {
        return this != NOT_ALLOWED;
    }
}
