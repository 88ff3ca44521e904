package dev.holdfast.booking.closing;

import dev.holdfast.booking.booking.ClientBookings;
import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** {@code /internal/clients}: identity asks whether somebody's address is still needed. */
@Path("/internal/clients")
@RolesAllowed(Role.SERVICE)
class ClientResource {

    private final ClientBookings bookings;

    ClientResource(ClientBookings bookings) {
        this.bookings = bookings;
    }

    @GET
    @Path("{id}/bookings-left")
    public Uni<ClientBookings.Left> bookingsLeft(@PathParam("id") String clientId) {
        return bookings.left(clientId);
    }
}
