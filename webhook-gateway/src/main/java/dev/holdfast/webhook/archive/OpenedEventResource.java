package dev.holdfast.webhook.archive;

import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Stored events with their bodies, for the service that processes them; never through the edge. */
@Path("/internal/webhook-events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
class OpenedEventResource {

    private final WebhookEvents events;

    OpenedEventResource(WebhookEvents events) {
        this.events = events;
    }

    @GET
    @Path("/{id}")
    public Uni<OpenedEventView> open(@PathParam("id") String id) {
        return events.open(id);
    }
}
