package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.BookingStatus;

/** What an event comes to. */
sealed interface IntakeDecision {

    /** Nothing changes: the event repeats what is known, or tells what only a later event can settle. */
    record Nothing() implements IntakeDecision {}

    /** A booking is made in the account of the token's user. */
    record Attach(TokenEvidence.Granted granted, Appointment appointment, BookingStatus status)
            implements IntakeDecision {}

    /**
     * The invitee gets a standing and no booking.
     *
     * @param needsPerson whether staff are to see it; not when the invitee is cancelled anyway
     */
    record TurnAway(Standing standing, Refusal refusal, boolean needsPerson) implements IntakeDecision {}

    /** The invitee's booking is cancelled. */
    record Cancel(String bookingId) implements IntakeDecision {}

    /** Whatever staff were asked about this invitee has settled itself. */
    record Settle() implements IntakeDecision {}
}
