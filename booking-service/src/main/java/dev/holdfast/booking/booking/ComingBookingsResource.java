package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** {@code /internal/bookings}: what notification-service asks to plan a client's reminders anew. */
@Path("/internal/bookings")
@RolesAllowed(Role.SERVICE)
class ComingBookingsResource {

    private final ClientBookings bookings;

    ComingBookingsResource(ClientBookings bookings) {
        this.bookings = bookings;
    }

    /** Pages follow each other by {@code after}, the last id of the one before. */
    @GET
    public Uni<ComingBookings> coming(
            @QueryParam("clientId") @NotBlank String clientId,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit) {
        return bookings.coming(clientId, after, limit).map(ComingBookings::of);
    }
}
