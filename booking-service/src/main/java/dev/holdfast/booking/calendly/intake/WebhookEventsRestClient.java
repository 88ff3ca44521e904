package dev.holdfast.booking.calendly.intake;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The door of webhook-gateway that this service uses. */
@Path("/internal/webhook-events")
@Produces(MediaType.APPLICATION_JSON)
interface WebhookEventsRestClient {

    @GET
    @Path("{id}")
    Uni<WebhookEvent> get(@PathParam("id") String id);
}
