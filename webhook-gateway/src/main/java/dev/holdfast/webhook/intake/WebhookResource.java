package dev.holdfast.webhook.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Where providers deliver. The media type, a query string and an encoding are not looked at: what is signed is kept as it came. The
 * body is read by {@link BodyReader}, not by the framework, which knows no limit of time.
 */
@Path("/webhooks")
class WebhookResource {

    private final Intake intake;

    WebhookResource(Intake intake) {
        this.intake = intake;
    }

    @POST
    @Path("/{provider}")
    @PermitAll
    @APIResponse(responseCode = "200", description = "Stored, or known already")
    public Uni<RestResponse<Void>> receive(@PathParam("provider") String provider, @Context RoutingContext context) {
        return intake.receive(provider, context).map(keptAs -> RestResponse.ok());
    }
}
