package dev.holdfast.identity.credential;

import com.mongodb.reactivestreams.client.ClientSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The passwords of users. Everything here that hashes may fail with {@link CredentialFailure.HashingBusy}. */
@ApplicationScoped
public class Credentials {

    private final PasswordHasher hasher;
    private final CredentialStore store;
    private final Clock clock;

    Credentials(PasswordHasher hasher, CredentialStore store, Clock clock) {
        this.hasher = hasher;
        this.store = store;
        this.clock = clock;
    }

    /** Hashes a password; nothing is stored. */
    public Uni<PasswordHash> hash(String password) {
        return hasher.hash(password);
    }

    /** Gives a new user their password, inside the transaction that creates the user. */
    public Uni<Void> insert(String userId, PasswordHash password, ClientSession transaction) {
        return store.insert(userId, password, clock.instant(), transaction);
    }

    /** Gives a user another password, or the first one, inside the transaction that says why. */
    public Uni<Void> put(String userId, PasswordHash password, ClientSession transaction) {
        return store.put(userId, password, clock.instant(), transaction);
    }

    /** Takes a user's password away, inside the transaction that says why. */
    public Uni<Void> remove(String userId, ClientSession transaction) {
        return store.remove(userId, transaction);
    }

    /**
     * Tells whether this is the user's password.
     *
     * @param userId null where there is no such user: the same work is done, and the answer is false
     */
    public Uni<Boolean> matches(@Nullable String userId, String password) {
        return find(userId).chain(stored -> hasher.matches(password, stored));
    }

    private Uni<@Nullable PasswordHash> find(@Nullable String userId) {
        return store.find(userId == null ? "" : userId);
    }
}
