package dev.holdfast.booking.booking;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * Asks to move a booking.
 *
 * @param startsAt the new start, on a five-minute boundary and still to come; the booking stays as long as it is
 */
record RescheduleRequest(@NotNull(message = "is needed") String startsAt) {

    /** The new start; 422 for one that cannot be. */
    Instant start(Instant now) {
        return RequestedTime.readStart("#/startsAt", startsAt, now);
    }
}
