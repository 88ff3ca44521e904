package dev.holdfast.booking.calendly.guide;

import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** {@code /internal/guides}: what notification-service asks before it sends a guiding mail. */
@Path("/internal/guides")
@RolesAllowed(Role.SERVICE)
class GuideFactsResource {

    private final Guides guides;

    GuideFactsResource(Guides guides) {
        this.guides = guides;
    }

    @GET
    public Uni<GuideFacts> get(@QueryParam("invitee") @NotBlank(message = "Name the invitee.") String invitee) {
        return guides.facts(invitee);
    }
}
