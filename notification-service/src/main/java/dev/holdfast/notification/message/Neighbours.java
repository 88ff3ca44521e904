package dev.holdfast.notification.message;

import dev.holdfast.kit.service.token.ServiceClients;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The owners of the facts. Every failure is a {@link FactsMissing}, which says how the job goes on. */
@Singleton
public class Neighbours {

    private static final String IDENTITY = "identity";
    private static final String BOOKING = "booking";
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final IdentityRestClient identity;
    private final BookingRestClient booking;

    Neighbours(
            ServiceClients clients,
            @ConfigProperty(name = "holdfast.identity-url") String identityUrl,
            @ConfigProperty(name = "holdfast.booking-url") String bookingUrl) {
        this.identity = clients.client(IdentityRestClient.class, IDENTITY, identityUrl, LIMIT);
        this.booking = clients.client(BookingRestClient.class, BOOKING, bookingUrl, LIMIT);
    }

    Uni<AccountFacts> accountFacts(String jobId) {
        return identity.mailFacts(jobId).onFailure().transform(e -> FactsMissing.of(IDENTITY, e));
    }

    /** A user as a mail needs them. */
    public Uni<Person> person(String userId) {
        return identity.user(userId).onFailure().transform(e -> FactsMissing.of(IDENTITY, e));
    }

    /** What booking says about a mail of a booking. */
    public Uni<BookingFacts> bookingFacts(String jobId) {
        return booking.mailFacts(jobId).onFailure().transform(e -> FactsMissing.of(BOOKING, e));
    }

    Uni<TaskFacts> task(String id) {
        return booking.task(id).onFailure().transform(e -> FactsMissing.of(BOOKING, e));
    }

    Uni<GuideFacts> guide(String invitee) {
        return booking.guide(invitee).onFailure().transform(e -> FactsMissing.of(BOOKING, e));
    }

    /**
     * A page of a client's coming bookings.
     *
     * @param after the last id of the page before; empty at first
     */
    public Uni<ComingBookings> coming(String clientId, String after, int limit) {
        return booking.coming(clientId, after, limit).onFailure().transform(e -> FactsMissing.of(BOOKING, e));
    }

    /** A practitioner's open bookings that start within this time. */
    public Uni<AgendaFacts> agenda(String practitionerId, Instant from, Instant to) {
        return booking.agenda(practitionerId, from.toString(), to.toString())
                .onFailure()
                .transform(e -> FactsMissing.of(BOOKING, e));
    }

    /** Everybody whom identity names as staff. */
    public Uni<Staff> staff() {
        return identity.staff().onFailure().transform(e -> FactsMissing.of(IDENTITY, e));
    }
}
