package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Follow;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Park;
import dev.holdfast.booking.calendly.intake.IntakeDecision.TurnAway;
import java.util.Objects;

/**
 * Decides what becomes of an invitee that came out of a reschedule: it inherits the standing of the one before and needs no token. Pure.
 */
final class RescheduleRules {

    private RescheduleRules() {}

    static IntakeDecision decide(Knowledge known, InviteeState predecessor) {
        return switch (predecessor.standing()) {
            case UNDECIDED, PARKED -> new Park(known.invitee(), predecessor.uri());
            case OUTSIDE ->
                new TurnAway(Objects.requireNonNullElse(predecessor.refusal(), Refusal.RESCHEDULED), known.chain());
            case ATTACHED -> ofBooking(known, predecessor, Objects.requireNonNull(known.booking()));
        };
    }

    private static IntakeDecision ofBooking(Knowledge known, InviteeState predecessor, Booking booking) {
        if (booking.isDetached()) {
            return new TurnAway(Refusal.DETACHED, known.chain());
        }
        if (!booking.isOpen()) {
            return new TurnAway(Refusal.ROOT_ENDED, known.chain());
        }
        if (!booking.standsFor(predecessor.uri())) {
            return new TurnAway(Refusal.RESCHEDULED, known.chain());
        }
        boolean sameType =
                known.invitee().booked().eventType().equals(predecessor.booked().eventType());
        return sameType
                ? new Follow(booking.id(), known.chain())
                : new TurnAway(Refusal.OTHER_EVENT_TYPE, known.chain());
    }
}
