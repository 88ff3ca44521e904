package dev.holdfast.booking.calendly.intake;

/** What reading an event's body came to. */
sealed interface EventReading {

    /** An invitee was created, cancelled or moved. */
    record OfInvitee(InviteeEvent event) implements EventReading {}

    /** Something we do not act on, such as a no-show mark. */
    record Irrelevant() implements EventReading {}

    /**
     * It cannot be understood.
     *
     * @param why a stable word for what is missing or wrong; nothing of the body
     */
    record Unreadable(String why) implements EventReading {}
}
