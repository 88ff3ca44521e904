package dev.holdfast.sandbox.calendly.agenda;

/** What came of the wish to move an event. */
public sealed interface RescheduleOutcome {

    /** The event that takes the old one's place. */
    record Moved(ScheduledEvent successor) implements RescheduleOutcome {}

    record AlreadyCanceled() implements RescheduleOutcome {}

    record InThePast() implements RescheduleOutcome {}
}
