package dev.holdfast.identity.account;

import dev.holdfast.identity.account.AccountFailure.UserNotFound;
import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** Users as the other services look them up, at the moment they need a name or an address; those of closed accounts until they are erased. */
@Path("/internal/users")
class InternalUserResource {

    private final Users users;

    InternalUserResource(Users users) {
        this.users = users;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.SERVICE)
    public Uni<UserView> get(@RestPath String id) {
        return users.findReachable(id)
                .onItem()
                .ifNull()
                .failWith(() -> new UserNotFound().asException())
                .map(UserView::of);
    }
}
