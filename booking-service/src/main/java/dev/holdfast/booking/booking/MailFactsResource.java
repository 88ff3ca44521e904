package dev.holdfast.booking.booking;

import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code /internal/mail-facts}: what notification-service asks before it sends a booking's mail. */
@Path("/internal/mail-facts")
@RolesAllowed(Role.SERVICE)
class MailFactsResource {

    private final Bookings bookings;
    private final Offerings offerings;
    private final String publicHost;

    MailFactsResource(
            Bookings bookings, Offerings offerings, @ConfigProperty(name = "holdfast.public-url") URI publicUrl) {
        this.bookings = bookings;
        this.offerings = offerings;
        this.publicHost = publicUrl.getHost();
    }

    @GET
    @Path("{jobId}")
    public Uni<MailFacts> get(@PathParam("jobId") String jobId) {
        MailJobId id = MailJobId.parse(jobId).orElseThrow(() -> new BookingFailure.NoSuchMail(jobId).asException());
        return bookings.facts(id.bookingId())
                .onItem()
                .ifNull()
                .failWith(() -> new BookingFailure.NoSuchMail(jobId).asException())
                .chain(facts -> reminders(id, facts).map(reminders -> MailFacts.of(id, facts, reminders, publicHost)));
    }

    /** Read for those alone who ask for it: most mails do not. */
    private Uni<List<Integer>> reminders(MailJobId id, BookingDocument booking) {
        return id.mail().comesSeveralTimes()
                ? offerings.reminders(booking.offeringId())
                : Uni.createFrom().item(List.of());
    }
}
