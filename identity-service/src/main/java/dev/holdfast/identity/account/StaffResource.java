package dev.holdfast.identity.account;

import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Who is to be told what needs a person; for the other services. */
@Path("/internal/staff")
class StaffResource {

    private final Users users;

    StaffResource(Users users) {
        this.users = users;
    }

    @GET
    @RolesAllowed(Role.SERVICE)
    public Uni<Staff> list() {
        return users.staff().map(Staff::of);
    }

    /** Practitioners and admins whom mail reaches. */
    record Staff(List<UserView> items) {

        static Staff of(List<User> users) {
            return new Staff(users.stream().map(UserView::of).toList());
        }
    }
}
