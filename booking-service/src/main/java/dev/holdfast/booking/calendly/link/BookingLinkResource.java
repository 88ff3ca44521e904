package dev.holdfast.booking.calendly.link;

import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /api/booking-links}. */
@Path("/api/booking-links")
class BookingLinkResource {

    private final BookingLinks links;
    private final CurrentCaller caller;

    BookingLinkResource(BookingLinks links, CurrentCaller caller) {
        this.links = links;
        this.caller = caller;
    }

    /** A link for oneself; again with the same key, it carries the same token. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.CLIENT)
    @ResponseStatus(201)
    @APIResponseSchema(value = BookingLinkView.class, responseCode = "201")
    public Uni<BookingLinkView> create(
            @HeaderParam(RequestKey.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Say which offering is to be booked.") BookingLinkRequest request) {
        return links.create(caller.get(), request.offeringId(), RequestKey.of(key));
    }
}
