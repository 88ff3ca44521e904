package dev.holdfast.booking.task;

/** What a task asks a person to look at. */
public enum TaskKind {
    /** A Calendly booking that our policy attaches to nobody. */
    OUTSIDE_POLICY("outside-policy", false),
    /** A Calendly booking for a time that is taken. */
    BOOKING_CONFLICT("booking-conflict", true),
    /** A Calendly booking that is confirmed although only time around another one is left. */
    BUFFER_CLASH("buffer-clash", false),
    /** An event at Calendly that should be cancelled there and could not be. */
    CANCEL_AT_CALENDLY("cancel-at-calendly", false),
    /** An authentic event that could not be understood, or not be taken in time and again. */
    UNREADABLE_EVENT("unreadable-event", false),
    /** Nothing is cancelled at Calendly by itself until staff close this task. */
    CANCELLING_STOPPED("cancelling-stopped", true),
    /** A client whose account was closed still has bookings ahead. */
    CLOSED_CLIENT("closed-client", false),
    /** A coming booking is outside the working hours as they were changed. */
    OUTSIDE_HOURS("outside-hours", false);

    private final String wire;
    private final boolean urgent;

    TaskKind(String wire, boolean urgent) {
        this.wire = wire;
        this.urgent = urgent;
    }

    /** The word used over HTTP and in the database. */
    public String wire() {
        return wire;
    }

    /** Whether all staff get a mail when such a task is raised. */
    boolean isUrgent() {
        return urgent;
    }
}
