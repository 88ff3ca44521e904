package dev.holdfast.booking.task;

/** What a task asks a person to look at. */
public enum TaskKind {
    /** A Calendly booking that our policy attaches to nobody. */
    OUTSIDE_POLICY("outside-policy"),
    /** A Calendly booking for a time that is taken. */
    BOOKING_CONFLICT("booking-conflict"),
    /** An authentic event that could not be understood, or not be taken in time and again. */
    UNREADABLE_EVENT("unreadable-event");

    private final String wire;

    TaskKind(String wire) {
        this.wire = wire;
    }

    /** The word used over HTTP and in the database. */
    public String wire() {
        return wire;
    }
}
