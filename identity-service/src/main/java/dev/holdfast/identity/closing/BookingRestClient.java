package dev.holdfast.identity.closing;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What we ask booking-service. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
public interface BookingRestClient {

    @GET
    @Path("/clients/{id}/bookings-left")
    Uni<BookingsLeft> bookingsLeft(@PathParam("id") String userId);
}
