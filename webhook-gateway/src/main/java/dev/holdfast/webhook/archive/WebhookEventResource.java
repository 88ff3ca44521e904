package dev.holdfast.webhook.archive;

import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
    private final Replays replays;
    private final CurrentCaller caller;

    WebhookEventResource(WebhookEvents events, Replays replays, CurrentCaller caller) {
        this.events = events;
        this.replays = replays;
        this.caller = caller;
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

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ReplayView> replay(
            @PathParam("id") String id,
            @Valid @NotNull(message = "Send a JSON object, {} at least.") ReplayRequest request) {
        return replays.replay(id, request, caller.get().userId());
    }
}
