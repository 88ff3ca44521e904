package dev.holdfast.booking.agenda;

import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** {@code /api/agenda}: staff see the days of one practitioner or of all. */
@Path("/api/agenda")
@RolesAllowed({Role.PRACTITIONER, Role.ADMIN})
class AgendaResource {

    private final Agenda agenda;

    AgendaResource(Agenda agenda) {
        this.agenda = agenda;
    }

    @GET
    public Uni<AgendaView> get(@BeanParam AgendaQuery query) {
        return agenda.of(query.read());
    }
}
