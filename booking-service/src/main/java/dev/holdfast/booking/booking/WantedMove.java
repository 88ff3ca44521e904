package dev.holdfast.booking.booking;

import dev.holdfast.booking.booking.BookingFailure.Changed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody here wants a booking.
 *
 * @param overrides whether staff want it there whatever else is there
 * @param rev of the booking as they saw it; {@code null} where that does not matter
 */
record WantedMove(
        Instant startsAt, boolean overrides, @Nullable Long rev) {

    /** The same words for the same request. */
    String words() {
        return (overrides ? "reschedule-over " : "reschedule ") + startsAt + (rev == null ? "" : " of " + rev);
    }

    /** 422 for a start that cannot be; a booking that is accepted where it is has its start already. */
    void requirePossible(Booking before, Instant now) {
        if (!accepts(before)) {
            RescheduleRequest.requirePossible(startsAt, now);
        }
    }

    /** Fails with {@link Changed} where the booking is not as it was seen. */
    void requireSeen(Booking before) {
        if (rev != null && rev != before.rev()) {
            throw new Changed(before.rev()).asException();
        }
    }

    /** Whether the booking has that time already, and nobody needs to decide anything. */
    boolean isDone(Booking before) {
        return before.status().isActive() && isThere(before);
    }

    /**
     * The booking there, to be decided anew: away from its invitee, unless it stays and the invitee with it.
     *
     * @param newPlace where it then is, if it was booked at Calendly until now
     */
    Booking of(Booking before, @Nullable String newPlace) {
        return isThere(before) ? before.decidedAnew() : before.movedHere(startsAt, newPlace);
    }

    private boolean accepts(Booking before) {
        return overrides && before.status() == BookingStatus.CONFLICTED && isThere(before);
    }

    private boolean isThere(Booking before) {
        return before.time().startsAt().equals(startsAt);
    }
}
