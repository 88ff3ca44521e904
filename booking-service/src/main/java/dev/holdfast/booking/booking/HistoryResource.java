package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** {@code /api/bookings/{id}/history}: staff read who changed what. */
@Path("/api/bookings")
@RolesAllowed({Role.PRACTITIONER, Role.ADMIN})
class HistoryResource {

    private final Histories histories;

    HistoryResource(Histories histories) {
        this.histories = histories;
    }

    @GET
    @Path("{id}/history")
    public Uni<Page<HistoryView>> history(@PathParam("id") String id, @BeanParam PageQuery page) {
        return histories.of(id, page);
    }
}
