package dev.holdfast.notification.preference;

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

/** {@code /api/notifications/preferences}: everybody's own. */
@Path("/api/notifications/preferences")
@RolesAllowed({Role.CLIENT, Role.PRACTITIONER, Role.ADMIN})
class PreferenceResource {

    private final Preferences preferences;
    private final CurrentCaller caller;

    PreferenceResource(Preferences preferences, CurrentCaller caller) {
        this.preferences = preferences;
        this.caller = caller;
    }

    @GET
    public Uni<PreferenceView> get() {
        return preferences.of(caller.get().userId()).map(PreferenceView::of);
    }

    /** Replaces all of them; reminders of bookings that are still to come follow. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<PreferenceView> put(
            @Valid @NotNull(message = "Send the preferences as a JSON object.") PreferenceRequest request) {
        return preferences.choose(caller.get().userId(), request.toChoice()).map(PreferenceView::of);
    }
}
