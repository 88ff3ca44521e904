package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** {@code /api/bookings}: one's own, or all of them for staff. */
@Path("/api/bookings")
@RolesAllowed({Role.CLIENT, Role.PRACTITIONER, Role.ADMIN})
class BookingResource {

    private final Bookings bookings;
    private final CurrentCaller caller;

    BookingResource(Bookings bookings, CurrentCaller caller) {
        this.bookings = bookings;
        this.caller = caller;
    }

    @GET
    public Uni<Page<BookingView>> list(@BeanParam BookingQuery query, @BeanParam PageQuery page) {
        return bookings.list(caller.get(), query.filter(), page).map(found -> found.map(BookingView::of));
    }

    @GET
    @Path("{id}")
    public Uni<BookingView> get(@PathParam("id") String id) {
        return bookings.getFor(caller.get(), id).map(BookingView::of);
    }
}
