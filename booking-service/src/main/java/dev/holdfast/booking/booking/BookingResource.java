package dev.holdfast.booking.booking;

import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/bookings}: one's own, or all of them for staff. */
@Path("/api/bookings")
@RolesAllowed({Role.CLIENT, Role.PRACTITIONER, Role.ADMIN})
class BookingResource {

    private final Bookings bookings;
    private final NewBookings newBookings;
    private final BookingOps ops;
    private final CurrentCaller caller;

    BookingResource(Bookings bookings, NewBookings newBookings, BookingOps ops, CurrentCaller caller) {
        this.bookings = bookings;
        this.newBookings = newBookings;
        this.ops = ops;
        this.caller = caller;
    }

    @GET
    public Uni<BookingListView> list(@BeanParam BookingQuery query, @BeanParam PageQuery page) {
        BookingFilter filter = query.filter();
        return Uni.combine()
                .all()
                .unis(bookings.list(caller.get(), filter, page), bookings.noShows(caller.get(), filter))
                .with(BookingListView::of);
    }

    @GET
    @Path("{id}")
    public Uni<BookingView> get(@PathParam("id") String id) {
        return bookings.getFor(caller.get(), id).map(BookingView::of);
    }

    /** Books for oneself at a free start, or for anybody at any time for staff; again, it answers the same booking. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = BookingView.class, responseCode = "201")
    public Uni<RestResponse<BookingView>> book(
            @HeaderParam(RequestKey.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Send a JSON object.") BookRequest request) {
        return newBookings
                .book(caller.get(), request, RequestKey.of(key))
                .map(BookingView::of)
                .map(BookingResource::created);
    }

    /** The location is relative on purpose: the caller knows our public address, and this service does not see it. */
    private static RestResponse<BookingView> created(BookingView view) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                .header(HttpHeaders.LOCATION, "/api/bookings/" + view.id())
                .build();
    }

    /** Cancels one's own booking, or anybody's for staff; again, it changes nothing. */
    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<BookingView> cancel(
            @PathParam("id") String id,
            @HeaderParam(RequestKey.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Send a JSON object, {} at least.") CancelRequest request) {
        return ops.cancel(caller.get(), id, request.reason(), RequestKey.of(key))
                .map(BookingView::of);
    }

    /** Moves one's own booking, or anybody's for staff, to another start, over others if staff say so; again, it changes nothing. */
    @POST
    @Path("{id}/reschedule")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<BookingView> reschedule(
            @PathParam("id") String id,
            @HeaderParam(RequestKey.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Send a JSON object.") RescheduleRequest request) {
        RequestKey requestKey = RequestKey.of(key);
        return ops.reschedule(caller.get(), id, request.wanted(caller.get(), requestKey), requestKey)
                .map(BookingView::of);
    }
}
