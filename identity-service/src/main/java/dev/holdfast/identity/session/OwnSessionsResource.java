package dev.holdfast.identity.session;

import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Where one is signed in. */
@Path("/api/users/me/sessions")
@RolesAllowed({Role.CLIENT, Role.PRACTITIONER, Role.ADMIN})
class OwnSessionsResource {

    private final Sessions sessions;
    private final CurrentCaller caller;

    OwnSessionsResource(Sessions sessions, CurrentCaller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    /**
     * One session. Where it was opened is not known here, on purpose.
     *
     * @param lastUsedAt when it was opened or renewed last, which the pages do every few minutes of use
     * @param device such as {@code Firefox on Windows}
     * @param current true for the one that asks
     */
    record SessionView(String id, Instant createdAt, Instant lastUsedAt, String device, boolean current) {

        static SessionView of(Session session, Caller caller) {
            return new SessionView(
                    session.id(),
                    session.opening().at(),
                    session.lastUsedAt(),
                    session.opening().device(),
                    session.id().equals(caller.sessionId()));
        }
    }

    @GET
    public Uni<Page<SessionView>> list(@BeanParam PageQuery page) {
        Caller who = caller.get();
        return sessions.list(who, page).map(found -> found.map(session -> SessionView.of(session, who)));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "The session has ended")
    public Uni<Void> end(@RestPath String id) {
        return sessions.end(caller.get(), id);
    }

    /** All but the one that asks. */
    @DELETE
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "All other sessions have ended")
    public Uni<Void> endOthers() {
        return sessions.endOthers(caller.get());
    }
}
