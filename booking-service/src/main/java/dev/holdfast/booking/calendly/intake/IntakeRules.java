package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Attach;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Cancel;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Nothing;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Settle;
import dev.holdfast.booking.calendly.intake.IntakeDecision.TurnAway;
import dev.holdfast.booking.calendly.intake.TokenEvidence.Granted;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an event comes to. Pure: the same knowledge gives the same decision, whichever event brought it.
 *
 * <p>A creation is judged once; a cancellation before it only makes the booking that follows a cancelled one. A creation that came out
 * of a reschedule is judged by {@link RescheduleRules}. What happens to an invitee that no longer stands for its booking changes
 * nothing.
 */
final class IntakeRules {

    private IntakeRules() {}

    static IntakeDecision decide(InviteeEvent event, Knowledge known, TokenEvidence evidence, Obstacle obstacle) {
        boolean undecided = known.invitee().isUndecided();
        return switch (event.news()) {
            case CREATED -> undecided ? judge(event, known, evidence, obstacle) : new Nothing();
            case CREATED_AND_CANCELED -> undecided ? judge(event, known, evidence, obstacle) : cancellation(known);
            case CANCELED -> cancellation(known);
            case MOVED -> known.invitee().standing() == Standing.OUTSIDE ? new Settle() : new Nothing();
        };
    }

    private static IntakeDecision cancellation(Knowledge known) {
        return switch (known.invitee().standing()) {
            case UNDECIDED -> new Nothing();
            case ATTACHED -> cancellation(known.invitee(), Objects.requireNonNull(known.booking()));
            case OUTSIDE, PARKED -> new Settle();
        };
    }

    private static IntakeDecision cancellation(InviteeState invitee, Booking booking) {
        boolean counts = invitee.canceled() && booking.standsFor(invitee.uri()) && booking.isOpen();
        return counts ? new Cancel(booking.id()) : new Nothing();
    }

    private static IntakeDecision judge(
            InviteeEvent event, Knowledge known, TokenEvidence evidence, Obstacle obstacle) {
        InviteeState predecessor = known.predecessor();
        if (predecessor != null) {
            return RescheduleRules.decide(known, predecessor);
        }
        String eventType = known.invitee().booked().eventType();
        Granted granted = evidence.granted();
        Refusal refusal = refusal(event.createdAt(), eventType, evidence, obstacle);
        if (refusal != null || granted == null) {
            return new TurnAway(refusal == null ? Refusal.UNKNOWN_TOKEN : refusal, known.chain());
        }
        return new Attach(granted, known.chain());
    }

    private static @Nullable Refusal refusal(
            Instant createdAt, String eventType, TokenEvidence evidence, Obstacle obstacle) {
        Granted granted = evidence.granted();
        boolean forThisOffering = evidence.isFor(eventType);
        if (!forThisOffering && !evidence.eventTypeBooked()) {
            return Refusal.UNMAPPED_EVENT_TYPE;
        }
        return switch (evidence.verdict()) {
            case ABSENT -> Refusal.NO_TOKEN;
            case BAD -> Refusal.BAD_TOKEN;
            case UNKNOWN_KEY -> Refusal.UNKNOWN_KEY;
            case GOOD -> {
                if (granted == null) {
                    yield Refusal.UNKNOWN_TOKEN;
                }
                if (granted.grant().isExpiredAt(createdAt)) {
                    yield Refusal.EXPIRED_TOKEN;
                }
                if (!forThisOffering) {
                    yield Refusal.WRONG_OFFERING;
                }
                yield obstacle == Obstacle.TOKEN_USED ? Refusal.REPLAYED_TOKEN : null;
            }
        };
    }
}
