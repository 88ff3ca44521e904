package dev.holdfast.booking.people;

import dev.holdfast.kit.service.token.ServiceClients;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Users, by identity's word. */
@Singleton
@Startup
public class People {

    private static final Logger LOG = Logger.getLogger(People.class);
    private static final String AUDIENCE = "identity";
    private static final int NOT_FOUND = 404;

    private final PeopleRestClient rest;
    private final Duration patience;

    People(
            ServiceClients clients,
            PeopleConfig config,
            @ConfigProperty(name = "holdfast.identity-url") String identityUrl) {
        this.patience = config.patience();
        this.rest = clients.client(PeopleRestClient.class, AUDIENCE, identityUrl, patience);
    }

    /** Whether nobody has this id, or nobody any more; false too where identity does not say in time. */
    public Uni<Boolean> isNobody(String id) {
        return rest.get(id)
                .map(Person::isClosed)
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .recoverWithItem(People::isUnknown);
    }

    private static boolean isUnknown(Throwable failure) {
        if (failure instanceof WebApplicationException answered) {
            int status = answered.getResponse().getStatus();
            return status == NOT_FOUND || believed("status " + status);
        }
        return believed(failure.getClass().getSimpleName());
    }

    private static boolean believed(String why) {
        LOG.warnf("identity does not say who somebody is (%s); their id is believed", why);
        return false;
    }
}
