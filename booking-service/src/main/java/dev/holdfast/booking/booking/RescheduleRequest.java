package dev.holdfast.booking.booking;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * Asks to move a booking.
 *
 * @param startsAt the new start, on a five-minute boundary and still to come; the booking stays as long as it is
 */
record RescheduleRequest(@NotNull(message = "is needed") String startsAt) {

    private static final String START = "#/startsAt";

    /** The new start; 422 for a text that is no time. */
    Instant start() {
        return RequestedTime.moment(START, startsAt);
    }

    /** 422 for a start that cannot be. */
    static void requirePossible(Instant start, Instant now) {
        RequestedTime.requirePossible(START, start, now);
    }
}
