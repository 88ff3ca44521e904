package dev.holdfast.booking.booking;

import dev.holdfast.booking.booking.BookingFailure.Begun;
import dev.holdfast.booking.booking.BookingFailure.TooLate;
import dev.holdfast.kit.service.caller.Caller;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when clients change their bookings themselves: as the offering says now, and never once they have begun. Staff may at any time. */
final class PolicyWindows {

    private PolicyWindows() {}

    /**
     * Fails with {@link Begun} or {@link TooLate} where the caller may not change the booking any more.
     *
     * @param windowMinutes the offering's, before the start
     */
    static void requireOpen(Caller caller, BookingDocument booking, int windowMinutes, Instant now) {
        BookingFailure refusal = caller.isStaff() ? null : refusal(booking.startsAt(), windowMinutes, now);
        if (refusal != null) {
            throw refusal.asException();
        }
    }

    /** Why a client may not change a booking now, or {@code null}; the last moment of the window is in time. */
    static @Nullable BookingFailure refusal(Instant startsAt, int windowMinutes, Instant now) {
        Instant until = startsAt.minus(Duration.ofMinutes(windowMinutes));
        if (!now.isBefore(startsAt)) {
            return new Begun(startsAt);
        }
        return now.isAfter(until) ? new TooLate(until) : null;
    }
}
