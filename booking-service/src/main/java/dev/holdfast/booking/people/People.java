package dev.holdfast.booking.people;

import dev.holdfast.kit.service.token.ServiceClients;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Users, by identity's word. */
@Singleton
@Startup
public class People {

    /** What an id of a user looks like. */
    public static final String ID = "[A-Za-z0-9_-]{1,100}";

    /** What is told of an id that is among {@link #noPractitioners}. */
    public static final String NO_PRACTITIONER = "must be the id of a practitioner or an admin whose account is open";

    private static final Logger LOG = Logger.getLogger(People.class);
    private static final String AUDIENCE = "identity";
    private static final int NOT_FOUND = 404;

    /** As many as an offering names. */
    private static final int MOST_AT_ONCE = 50;

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
        return isSaid(id, Person::isClosed);
    }

    /**
     * Those of these ids that are not of a practitioner or an admin whose account is open. All are asked about at once; of whom identity
     * does not say in time is not among them.
     */
    public Uni<Set<String>> noPractitioners(Collection<String> ids) {
        return Multi.createFrom()
                .iterable(Set.copyOf(ids))
                .onItem()
                .transformToUni(this::unlessPractitioner)
                .merge(MOST_AT_ONCE)
                .collect()
                .with(Collectors.toUnmodifiableSet());
    }

    private Uni<@Nullable String> unlessPractitioner(String id) {
        return isSaid(id, person -> !person.isPractitioner()).map(said -> said ? id : null);
    }

    /** Whether identity says in time that this is true of somebody, or that there is nobody. */
    private Uni<Boolean> isSaid(String id, Predicate<Person> what) {
        return rest.get(id)
                .map(what::test)
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
