package dev.holdfast.booking.calendly.policy;

/** Where a stray stands at Calendly, after all reschedules. */
sealed interface Leaf {

    /**
     * It takes place.
     *
     * @param scheduledEvent the event to cancel
     */
    record Standing(String scheduledEvent) implements Leaf {}

    /**
     * It is cancelled, or Calendly does not have it.
     *
     * @param byUs whether an earlier run of ours cancelled it
     */
    record Over(boolean byUs) implements Leaf {}
}
