package dev.holdfast.booking.availability;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;

/** {@code /api/availability}: anyone sees when an offering can be booked. */
@Path("/api/availability")
class AvailabilityResource {

    private final Availability availability;
    private final Clock clock;

    AvailabilityResource(Availability availability, Clock clock) {
        this.availability = availability;
        this.clock = clock;
    }

    @GET
    @PermitAll
    public Uni<AvailabilityView> get(@BeanParam AvailabilityQuery query) {
        return availability.of(query.read(clock.instant()));
    }
}
