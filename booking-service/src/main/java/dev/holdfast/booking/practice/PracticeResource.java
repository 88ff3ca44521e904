package dev.holdfast.booking.practice;

import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** {@code /api/practice}: admins read and change what the practice has chosen. */
@Path("/api/practice")
@RolesAllowed(Role.ADMIN)
class PracticeResource {

    private final Practices practices;
    private final CurrentCaller caller;

    PracticeResource(Practices practices, CurrentCaller caller) {
        this.practices = practices;
        this.caller = caller;
    }

    @GET
    public Uni<PracticeView> get() {
        return practices.get().map(PracticeView::of);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<PracticeView> change(
            @Valid @NotNull(message = "Send the choices as a JSON object.") PracticeRequest request) {
        return practices.change(request.toPractice(), caller.get()).map(PracticeView::of);
    }
}
