package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.calendly.intake.TokenEvidence.Granted;

/** What an event comes to. */
sealed interface IntakeDecision {

    /** Nothing changes: the event repeats what is known, or tells what only a later event can settle. */
    record Nothing() implements IntakeDecision {}

    /** A booking is made in the account of the token's user, where the chain ended up. */
    record Attach(Granted granted, Chain chain) implements IntakeDecision {}

    /** A booking moves along the chain. */
    record Follow(String bookingId, Chain chain) implements IntakeDecision {}

    /** The chain gets a standing and no booking; staff see its leaf, unless that is cancelled anyway. */
    record TurnAway(Refusal refusal, Chain chain) implements IntakeDecision {}

    /**
     * The invitee cannot be judged before another one is.
     *
     * @param awaited the one it came out of
     */
    record Park(InviteeState invitee, String awaited) implements IntakeDecision {}

    /** The invitee's booking is cancelled. */
    record Cancel(String bookingId) implements IntakeDecision {}

    /** Whatever staff were asked about this invitee has settled itself. */
    record Settle() implements IntakeDecision {}
}
