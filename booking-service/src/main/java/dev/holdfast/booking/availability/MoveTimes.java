package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.Bookings;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * To when a booking can be moved: where a client's move is accepted, whether or not its offering can still be booked. Times only: until
 * when its client may move it at all depends on who asks and passes while they look, so the move itself says that.
 */
@ApplicationScoped
class MoveTimes {

    private final Bookings bookings;
    private final Offerings offerings;
    private final Availability availability;
    private final CurrentCaller caller;

    MoveTimes(Bookings bookings, Offerings offerings, Availability availability, CurrentCaller caller) {
        this.bookings = bookings;
        this.offerings = offerings;
        this.availability = availability;
        this.caller = caller;
    }

    /** The free times of its practitioner, for those who may see the booking; fails as {@link Bookings#getOpenFor} does. */
    @RolesAllowed({Role.CLIENT, Role.PRACTITIONER, Role.ADMIN})
    Uni<AvailabilityView> of(String bookingId, AskedTime asked) {
        return caller.find().chain(who -> bookings.getOpenFor(who, bookingId)).chain(booking -> of(booking, asked));
    }

    private Uni<AvailabilityView> of(Booking booking, AskedTime asked) {
        List<String> practitioner = List.of(booking.parties().practitionerId());
        return offerings
                .get(booking.service().offeringId())
                .chain(offering -> availability.of(Wanted.elsewhere(offering, booking), practitioner, asked))
                .map(found -> elsewhere(booking, found));
    }

    /** To stay where it is would be no move, unless it only waits for that time. */
    private static AvailabilityView elsewhere(Booking booking, AvailabilityView found) {
        return booking.status().isActive() ? found.without(booking.time().startsAt()) : found;
    }
}
