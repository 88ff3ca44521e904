package dev.holdfast.identity.account;

import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.mongo.StoreSetup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Makes the collection ready, and then the first admin if configuration names one whose address nobody has. An account that is there
 * already is never touched, whatever its roles and password; of several replicas that start together one creates it.
 */
@ApplicationScoped
class FirstAdmin implements StoreSetup {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

    private final UserStore store;
    private final UserCreation creation;
    private final FirstAdminConfig config;

    FirstAdmin(UserStore store, UserCreation creation, FirstAdminConfig config) {
        this.store = store;
        this.creation = creation;
        this.config = config;
        if (config.email().isPresent() != config.password().isPresent()) {
            throw new IllegalArgumentException(
                    "The first admin needs both holdfast.admin.email and holdfast.admin.password");
        }
    }

    @Override
    public Uni<Void> prepare() {
        Uni<Void> prepared = store.prepare();
        return config.email()
                .map(EmailAddress::of)
                .map(email -> prepared.chain(() -> ensure(email)))
                .orElse(prepared);
    }

    private Uni<Void> ensure(EmailAddress email) {
        return store.findByEmail(email).chain(user -> user == null ? create(email) : keep(user));
    }

    private Uni<Void> create(EmailAddress email) {
        String password = config.password().orElseThrow();
        return creation.create(email, "Administrator", "UTC", Set.of(Role.ADMIN), password)
                .replaceWithVoid();
    }

    private static Uni<Void> keep(User user) {
        if (!user.roles().contains(Role.ADMIN)) {
            LOG.warnf(
                    "User %s has the address configured for the first admin, and is left as they are: no admin",
                    user.id());
        }
        return Uni.createFrom().voidItem();
    }
}
