package dev.holdfast.promoter.promotion;

import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The door for services without a queue Redis. Only a hint: what cannot be done now is done by the next scan. */
@Path("/internal/poke")
@RolesAllowed(Role.SERVICE)
class PokeResource {

    private static final Logger LOG = Logger.getLogger(PokeResource.class);

    private final Promoter promoter;

    PokeResource(Promoter promoter) {
        this.promoter = promoter;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @APIResponse(responseCode = "202", description = "Heard")
    public Uni<Void> poke(@NotNull @Valid PokeRequest request) {
        return promoter.promote(request.ids())
                .onFailure()
                .invoke(failure -> LOG.infof(
                        "A poke is left to the next scan (%s)",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
