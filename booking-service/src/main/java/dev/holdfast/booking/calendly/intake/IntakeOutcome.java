package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Park;
import org.jspecify.annotations.Nullable;

/**
 * What came of an event.
 *
 * @param word one word for the job's result
 * @param changed the booking as it was written, if one was
 * @param parked there when the invitee waits for another one to be known
 * @param strayed the invitee that is left to the policy, if one is
 */
record IntakeOutcome(
        String word,
        @Nullable Booking changed,
        @Nullable Park parked,
        @Nullable String strayed) {

    static IntakeOutcome of(String word) {
        return new IntakeOutcome(word, null, null, null);
    }

    static IntakeOutcome of(Booking changed) {
        return new IntakeOutcome(changed.status().name(), changed, null, null);
    }

    static IntakeOutcome parked(Park park) {
        return new IntakeOutcome("parked", null, park, null);
    }

    static IntakeOutcome turnedAway(Refusal refusal, InviteeState leaf) {
        return new IntakeOutcome(refusal.wire(), null, null, leaf.uri());
    }
}
