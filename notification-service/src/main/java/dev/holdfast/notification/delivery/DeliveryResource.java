package dev.holdfast.notification.delivery;

import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** {@code /api/notifications/deliveries}: what one was told, or what anybody was, for staff. */
@Path("/api/notifications/deliveries")
@RolesAllowed({Role.CLIENT, Role.PRACTITIONER, Role.ADMIN})
class DeliveryResource {

    private final Deliveries deliveries;
    private final CurrentCaller caller;

    DeliveryResource(Deliveries deliveries, CurrentCaller caller) {
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @GET
    public Uni<Page<DeliveryView>> list(@BeanParam DeliveryQuery query, @BeanParam PageQuery page) {
        return deliveries.list(caller.get(), query.filter(), page).map(found -> found.map(DeliveryView::of));
    }
}
