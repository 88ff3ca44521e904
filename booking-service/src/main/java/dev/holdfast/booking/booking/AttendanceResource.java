package dev.holdfast.booking.booking;

import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** {@code /api/bookings/{id}/no-show} and {@code …/complete}: staff say how a booking that has begun turned out. */
@Path("/api/bookings")
@RolesAllowed({Role.PRACTITIONER, Role.ADMIN})
class AttendanceResource {

    private final Attendances attendances;
    private final CurrentCaller caller;

    AttendanceResource(Attendances attendances, CurrentCaller caller) {
        this.attendances = attendances;
        this.caller = caller;
    }

    /** The client did not come; again, it changes nothing. */
    @POST
    @Path("{id}/no-show")
    public Uni<BookingView> noShow(@PathParam("id") String id, @HeaderParam(RequestKey.HEADER) @Nullable String key) {
        return say(id, Attendance.NO_SHOW, key);
    }

    /** It took place; again, it changes nothing. */
    @POST
    @Path("{id}/complete")
    public Uni<BookingView> complete(@PathParam("id") String id, @HeaderParam(RequestKey.HEADER) @Nullable String key) {
        return say(id, Attendance.COMPLETE, key);
    }

    private Uni<BookingView> say(String id, Attendance attendance, @Nullable String key) {
        return attendances.say(caller.get(), id, attendance, RequestKey.of(key)).map(BookingView::of);
    }
}
