package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** {@code /internal/agenda}: what notification-service asks before it mails a practitioner their day. */
@Path("/internal/agenda")
@RolesAllowed(Role.SERVICE)
class AgendaFactsResource {

    private final Bookings bookings;

    AgendaFactsResource(Bookings bookings) {
        this.bookings = bookings;
    }

    @GET
    public Uni<AgendaFacts> get(
            @QueryParam("practitionerId") @NotBlank String practitionerId,
            @QueryParam("from") @NotNull String from,
            @QueryParam("to") @NotNull String to) {
        return bookings.within(practitionerId, RequestedTime.read("?from", from), RequestedTime.read("?to", to))
                .map(AgendaFacts::of);
    }
}
