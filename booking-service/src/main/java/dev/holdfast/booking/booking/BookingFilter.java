package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.failure.CommonFailure.NotAllowed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which bookings are meant; an absent part does not narrow.
 *
 * @param clientId whose bookings
 * @param from the earliest start, inclusive
 * @param to the latest start, exclusive
 */
record BookingFilter(
        @Nullable String clientId,
        @Nullable BookingStatus status,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Whose bookings the caller gets: staff whose they ask for, others their own; 403 for who asks for somebody else's. */
    @Nullable
    String clientFor(Caller caller) {
        if (caller.isStaff()) {
            return clientId;
        }
        if (clientId != null && !clientId.equals(caller.userId())) {
            throw new NotAllowed("?clientId", "must be absent or your own id; only staff see others' bookings")
                    .asException();
        }
        return caller.userId();
    }
}
