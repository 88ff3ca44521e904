package dev.holdfast.booking.schedule;

import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /api/schedule}: practitioners read and change their own working hours, admins anybody's with {@code ?practitionerId=}. */
@Path("/api/schedule")
@RolesAllowed({Role.PRACTITIONER, Role.ADMIN})
class ScheduleResource {

    private final Schedules schedules;
    private final CurrentCaller caller;

    ScheduleResource(Schedules schedules, CurrentCaller caller) {
        this.schedules = schedules;
        this.caller = caller;
    }

    @GET
    public Uni<ScheduleView> get(@QueryParam("practitionerId") @Nullable String practitionerId) {
        return schedules.get(WhoseHours.of(caller.get(), practitionerId)).map(ScheduleView::of);
    }

    /** Replaces all of it; the first time, {@code rev} is 0. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ScheduleView> change(
            @QueryParam("practitionerId") @Nullable String practitionerId,
            @NotNull(message = "Send the hours as a JSON object.") ScheduleRequest request) {
        return schedules
                .change(WhoseHours.of(caller.get(), practitionerId), request, caller.get())
                .map(ScheduleView::of);
    }
}
