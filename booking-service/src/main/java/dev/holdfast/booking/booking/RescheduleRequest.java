package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;

/**
 * Asks to move a booking.
 *
 * @param startsAt the new start, on a five-minute boundary and still to come; the booking stays as long as it is
 */
record RescheduleRequest(@NotNull(message = "is needed") String startsAt) {

    /** The new start; 422 for one that cannot be. */
    Instant start(Instant now) {
        Instant start = RequestedTime.read("#/startsAt", startsAt);
        if (!Claims.isOnGrid(start)) {
            throw refused("must be on a five-minute boundary");
        }
        if (!start.isAfter(now)) {
            throw refused("must be in the future");
        }
        return start;
    }

    private static RuntimeException refused(String rule) {
        return new InvalidRequest(List.of(new FieldError("#/startsAt", rule))).asException();
    }
}
