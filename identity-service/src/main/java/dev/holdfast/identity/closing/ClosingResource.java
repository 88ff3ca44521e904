package dev.holdfast.identity.closing;

import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Admins close accounts. */
@Path("/api/users")
class ClosingResource {

    private final Closings closings;
    private final CurrentCaller caller;

    ClosingResource(Closings closings, CurrentCaller caller) {
        this.closings = closings;
        this.caller = caller;
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    @ResponseStatus(204)
    @APIResponse(
            responseCode = "204",
            description = "The account is closed; what is known of the person is being erased")
    public Uni<Void> close(@RestPath String id) {
        return closings.close(caller.get().userId(), id);
    }
}
