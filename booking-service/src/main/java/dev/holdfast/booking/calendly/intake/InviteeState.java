package dev.holdfast.booking.calendly.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we know of an invitee, the event at hand included.
 *
 * @param canceled whether it was cancelled for good and not moved, which never changes back
 * @param bookingId its booking, if it is {@code ATTACHED}
 * @param refusal why it has none, if it is {@code OUTSIDE}
 * @param appointment there once its creation was seen
 * @param oldInvitee the one it came out of by a reschedule
 */
record InviteeState(
        String uri,
        Standing standing,
        boolean canceled,
        @Nullable String bookingId,
        @Nullable Refusal refusal,
        @Nullable Appointment appointment,
        @Nullable String oldInvitee,
        Instant firstSeenAt) {

    /** Whether its creation was not judged for good yet. */
    boolean isUndecided() {
        return standing == Standing.UNDECIDED || standing == Standing.PARKED;
    }

    /** What was booked; only asked of an invitee whose creation was seen. */
    Appointment booked() {
        if (appointment == null) {
            throw new IllegalArgumentException("a creation is judged with its appointment");
        }
        return appointment;
    }
}
