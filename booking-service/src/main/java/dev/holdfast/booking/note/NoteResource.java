package dev.holdfast.booking.note;

import dev.holdfast.booking.idempotency.RequestKey;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/bookings/{id}/notes}: staff write down and read what nobody else gets to see. */
@Path("/api/bookings")
@RolesAllowed({Role.PRACTITIONER, Role.ADMIN})
class NoteResource {

    private final Notes notes;
    private final CurrentCaller caller;

    NoteResource(Notes notes, CurrentCaller caller) {
        this.notes = notes;
        this.caller = caller;
    }

    @GET
    @Path("{id}/notes")
    public Uni<Page<NoteView>> list(@PathParam("id") String id, @BeanParam PageQuery page) {
        return notes.list(caller.get(), id, page).map(found -> found.map(NoteView::of));
    }

    /** Adds a note; again with the same key, it answers the same one. */
    @POST
    @Path("{id}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = NoteView.class, responseCode = "201")
    public Uni<RestResponse<NoteView>> add(
            @PathParam("id") String id,
            @HeaderParam(RequestKey.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Send the note as a JSON object.") NoteRequest request) {
        return notes.add(caller.get(), id, request.text(), RequestKey.of(key))
                .map(NoteView::of)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }
}
