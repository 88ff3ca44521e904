package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.BookingStatus;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Attach;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Cancel;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Nothing;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Settle;
import dev.holdfast.booking.calendly.intake.IntakeDecision.TurnAway;
import dev.holdfast.booking.calendly.intake.TokenEvidence.Granted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an event comes to. Pure: the same knowledge gives the same decision, whichever event brought it.
 *
 * <p>A creation is judged once; a cancellation before it only makes the booking that follows a cancelled one. The half of a
 * reschedule that cancels leaves the booking as it is, and the half that creates is never attached by itself.
 */
final class IntakeRules {

    private IntakeRules() {}

    static IntakeDecision decide(InviteeEvent event, InviteeState state, TokenEvidence evidence, Obstacle obstacle) {
        return switch (event.news()) {
            case CREATED ->
                state.standing() == Standing.UNDECIDED ? judge(event, state, evidence, obstacle) : new Nothing();
            case CREATED_AND_CANCELED ->
                state.standing() == Standing.UNDECIDED ? judge(event, state, evidence, obstacle) : cancellation(state);
            case CANCELED -> cancellation(state);
            case MOVED -> state.standing() == Standing.OUTSIDE ? new Settle() : new Nothing();
        };
    }

    private static IntakeDecision cancellation(InviteeState state) {
        return switch (state.standing()) {
            case UNDECIDED -> new Nothing();
            case ATTACHED -> state.bookingId() == null ? new Nothing() : new Cancel(state.bookingId());
            case OUTSIDE, PARKED -> new Settle();
        };
    }

    private static IntakeDecision judge(
            InviteeEvent event, InviteeState state, TokenEvidence evidence, Obstacle obstacle) {
        Appointment appointment = event.appointment();
        if (appointment == null) {
            throw new IllegalArgumentException("a creation is judged with its appointment");
        }
        if (event.links().oldInvitee() != null) {
            return new TurnAway(Standing.PARKED, Refusal.RESCHEDULED, !state.canceled());
        }
        Granted granted = evidence.granted();
        Refusal refusal = refusal(event.createdAt(), appointment.eventType(), evidence, obstacle);
        if (refusal != null || granted == null) {
            Refusal reason = refusal == null ? Refusal.UNKNOWN_TOKEN : refusal;
            return new TurnAway(Standing.OUTSIDE, reason, !state.canceled());
        }
        return new Attach(granted, appointment, status(state, obstacle));
    }

    private static BookingStatus status(InviteeState state, Obstacle obstacle) {
        if (state.canceled()) {
            return BookingStatus.CANCELLED;
        }
        return obstacle == Obstacle.TIME_TAKEN ? BookingStatus.CONFLICTED : BookingStatus.CONFIRMED;
    }

    private static @Nullable Refusal refusal(
            Instant createdAt, String eventType, TokenEvidence evidence, Obstacle obstacle) {
        Granted granted = evidence.granted();
        boolean forThisOffering = granted != null && granted.offering().isBookedAs(eventType);
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
