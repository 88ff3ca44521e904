package dev.holdfast.booking.booking;

import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.kit.service.caller.Caller;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks to move a booking.
 *
 * @param startsAt the new start, on a five-minute boundary and still to come; the booking stays as long as it is
 * @param override whether it may clash with other bookings there, which only staff decide; not unless it says so. A conflicted booking may
 *     then be where it is, whenever that is
 * @param rev of the booking as it was seen: decided anew since then, it is not moved; absent where that does not matter
 */
record RescheduleRequest(
        @NotNull(message = "is needed") String startsAt,
        @Nullable Boolean override,
        @Nullable @Positive(message = "must be 1 or more") Long rev) {

    private static final String START = "#/startsAt";

    /** What is asked for; 422 for a text that is no time, and for an override as {@link RequestedOverride} says. */
    WantedMove wanted(Caller caller, RequestKey key) {
        return new WantedMove(
                RequestedTime.moment(START, startsAt), RequestedOverride.read(override, caller, key), rev);
    }

    /** 422 for a start that cannot be. */
    static void requirePossible(Instant start, Instant now) {
        RequestedTime.requirePossible(START, start, now);
    }
}
