package dev.holdfast.booking.calendly.brake;

/** What the brakes say about one automatic cancellation. */
public sealed interface Braking {

    /** It is counted, now or before, and may go on. */
    record Free() implements Braking {}

    /** Cancelling is stopped until a person lets it go on. */
    record Stopped() implements Braking {}
}
