package dev.holdfast.notification.message;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What we ask booking-service. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
public interface BookingRestClient {

    @GET
    @Path("/bookings")
    Uni<ComingBookings> coming(
            @QueryParam("clientId") String clientId, @QueryParam("after") String after, @QueryParam("limit") int limit);

    @GET
    @Path("/agenda")
    Uni<AgendaFacts> agenda(
            @QueryParam("practitionerId") String practitionerId,
            @QueryParam("from") String from,
            @QueryParam("to") String to);

    @GET
    @Path("/mail-facts/{jobId}")
    Uni<BookingFacts> mailFacts(@PathParam("jobId") String jobId);

    @GET
    @Path("/tasks/{id}")
    Uni<TaskFacts> task(@PathParam("id") String id);

    @GET
    @Path("/guides")
    Uni<GuideFacts> guide(@QueryParam("invitee") String invitee);
}
