package dev.holdfast.identity.account;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.identity.account.AccountFailure.LastAdmin;
import dev.holdfast.identity.account.AccountFailure.UserNotFound;
import dev.holdfast.identity.credential.Credentials;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.outbox.OutboxRelay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What becomes of a user whose account ends. */
@ApplicationScoped
public class ClosedAccounts {

    private final UserStore store;
    private final Admins admins;
    private final Credentials credentials;
    private final OutboxRelay relay;

    ClosedAccounts(UserStore store, Admins admins, Credentials credentials, OutboxRelay relay) {
        this.store = store;
        this.admins = admins;
        this.credentials = credentials;
        this.relay = relay;
    }

    /**
     * Closes an account and takes its password away, inside the caller's transaction. One that is closed stays as it is. Fails with
     * {@link UserNotFound}, with {@link LastAdmin}, and if the caller is no admin any more.
     *
     * @param jobs that follow from it; {@link #relaySoon} is the caller's once the transaction is through
     */
    public Uni<Void> close(String adminId, String id, List<OutboxEntry> jobs, Instant now, ClientSession transaction) {
        return admins.requireStill(adminId, transaction)
                .chain(() -> store.find(id, transaction))
                .onItem()
                .ifNull()
                .failWith(() -> new UserNotFound().asException())
                .call(user -> user.isActiveAdmin()
                        ? admins.requireAnother(id, transaction)
                        : Uni.createFrom().voidItem())
                .chain(() -> store.close(id, now, jobs, transaction))
                .chain(() -> credentials.remove(id, transaction));
    }

    /** Closed accounts that still have an address, those first that were closed first. */
    public Uni<List<User>> toBeErased(int skip, int limit) {
        return store.toBeErased(skip, limit);
    }

    /** Erases address, name and time zone of a closed account; the address is free from then on. Doing it again changes nothing. */
    public Uni<Void> erase(String id, List<OutboxEntry> jobs, Instant now) {
        return store.erase(id, ErasedPerson.of(id), now, jobs).invoke(() -> relaySoon(id));
    }

    /** Begins to hand a user's new jobs on and does not wait; what fails here is found by the sweep. */
    public void relaySoon(String id) {
        relay.relaySoon(UserStore.COLLECTION, id);
    }
}
