package dev.holdfast.identity.mail;

import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** What the notification service asks just before it sends a mail. */
@Path("/internal/mail-facts")
class MailFactsResource {

    private final MailFacts facts;

    MailFactsResource(MailFacts facts) {
        this.facts = facts;
    }

    @GET
    @Path("/{jobId}")
    @RolesAllowed(Role.SERVICE)
    public Uni<MailFactsView> get(@RestPath String jobId) {
        return facts.of(jobId);
    }
}
