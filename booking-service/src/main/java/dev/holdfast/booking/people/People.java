package dev.holdfast.booking.people;

import dev.holdfast.kit.service.token.ServiceClients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Users, by identity's word. */
@ApplicationScoped
public class People {

    private static final Logger LOG = Logger.getLogger(People.class);
    private static final String AUDIENCE = "identity";

    /** Somebody waits for an answer, and what is asked here is not worth much of their time. */
    private static final Duration LIMIT = Duration.ofMillis(500);

    private static final int NOT_FOUND = 404;

    private final PeopleRestClient rest;

    People(ServiceClients clients, @ConfigProperty(name = "holdfast.identity-url") String url) {
        this.rest = clients.client(PeopleRestClient.class, AUDIENCE, url, LIMIT);
    }

    /** Whether nobody has this id, or nobody any more; false too where identity does not say within half a second. */
    public Uni<Boolean> isNobody(String id) {
        return rest.get(id)
                .map(Person::isClosed)
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .onFailure()
                .recoverWithItem(People::isUnknown);
    }

    private static boolean isUnknown(Throwable failure) {
        boolean unknown =
                failure instanceof WebApplicationException e && e.getResponse().getStatus() == NOT_FOUND;
        if (!unknown) {
            LOG.warnf(
                    "identity does not say who somebody is (%s); they are believed to exist",
                    failure.getClass().getSimpleName());
        }
        return unknown;
    }
}
