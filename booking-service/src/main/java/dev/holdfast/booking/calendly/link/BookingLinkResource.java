package dev.holdfast.booking.calendly.link;

import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /api/booking-links}. */
@Path("/api/booking-links")
class BookingLinkResource {

    private final BookingLinks links;
    private final CurrentCaller caller;

    BookingLinkResource(BookingLinks links, CurrentCaller caller) {
        this.links = links;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.CLIENT)
    @ResponseStatus(201)
    @APIResponseSchema(value = BookingLinkView.class, responseCode = "201")
    public Uni<BookingLinkView> create(
            @Valid @NotNull(message = "Say which offering is to be booked.") BookingLinkRequest request) {
        return links.create(caller.get(), request.offeringId());
    }
}
