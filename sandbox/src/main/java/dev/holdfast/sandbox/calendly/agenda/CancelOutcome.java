package dev.holdfast.sandbox.calendly.agenda;

/** What came of the wish to cancel an event. */
public sealed interface CancelOutcome {

    record Canceled(Cancellation cancellation) implements CancelOutcome {}

    record AlreadyCanceled() implements CancelOutcome {}

    record InThePast() implements CancelOutcome {}
}
