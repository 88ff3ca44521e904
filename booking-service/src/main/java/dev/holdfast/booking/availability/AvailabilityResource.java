package dev.holdfast.booking.availability;

import dev.holdfast.booking.availability.Asked.Moved;
import dev.holdfast.booking.availability.Asked.Offered;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;

/** {@code /api/availability}: anyone sees when an offering can be booked, and whoever may see a booking, to when it can be moved. */
@Path("/api/availability")
class AvailabilityResource {

    private final Availability availability;
    private final MoveTimes moves;
    private final Clock clock;

    AvailabilityResource(Availability availability, MoveTimes moves, Clock clock) {
        this.availability = availability;
        this.moves = moves;
        this.clock = clock;
    }

    @GET
    @PermitAll
    public Uni<AvailabilityView> get(@BeanParam AvailabilityQuery query) {
        return switch (query.read(clock.instant())) {
            case Offered(var offeringId, var time) -> availability.of(offeringId, time);
            case Moved(var bookingId, var time) -> moves.of(bookingId, time);
        };
    }
}
