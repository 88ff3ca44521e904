package dev.holdfast.booking.closing;

import dev.holdfast.booking.booking.ClientBookings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The reasons that were given for cancelling a client's bookings. */
@ApplicationScoped
class CancelReasons implements PersonalData {

    private final ClientBookings bookings;

    CancelReasons(ClientBookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Uni<Void> eraseOf(String clientId) {
        return bookings.eraseReasons(clientId);
    }
}
