package dev.holdfast.webhook.archive;

import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Stored events for admins. */
@Path("/api/webhook-events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
class WebhookEventResource {

    private final WebhookEvents events;

    WebhookEventResource(WebhookEvents events) {
        this.events = events;
    }

    @GET
    public Uni<Page<WebhookEventView>> list(@BeanParam @Valid EventFilter filter, @BeanParam PageQuery page) {
        return events.list(filter, page);
    }

    @GET
    @Path("/{id}")
    public Uni<WebhookEventView> get(@PathParam("id") String id) {
        return events.get(id);
    }
}
