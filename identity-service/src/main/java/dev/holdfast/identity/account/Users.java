package dev.holdfast.identity.account;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.identity.account.AccountFailure.UserNotFound;
import dev.holdfast.identity.account.CreateOutcome.AddressTaken;
import dev.holdfast.identity.account.CreateOutcome.Created;
import dev.holdfast.identity.credential.Credentials;
import dev.holdfast.identity.credential.PasswordHash;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.outbox.OutboxRelay;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is done with users. */
@ApplicationScoped
public class Users {

    /** More people than a practice has; keeps an answer bounded. */
    private static final int MOST_STAFF = 200;

    private static final int MOST_FOUND = 10;

    private final UserStore store;
    private final Credentials credentials;
    private final Database database;
    private final OutboxRelay relay;

    Users(UserStore store, Credentials credentials, Database database, OutboxRelay relay) {
        this.store = store;
        this.credentials = credentials;
        this.database = database;
        this.relay = relay;
    }

    /**
     * Creates a user with their password and the jobs that follow from it: all of it or nothing. Of several attempts for one address at
     * once exactly one is {@link Created}.
     */
    public Uni<CreateOutcome> create(User user, PasswordHash password, List<OutboxEntry> jobs) {
        return database.inTransaction(transaction -> store.insert(user, jobs, transaction)
                        .chain(() -> credentials.insert(user.id(), password, transaction)))
                .invoke(() -> relayJobsOf(user.id()))
                .<CreateOutcome>replaceWith(new Created(user))
                .onFailure(UserStore::isAddressTaken)
                .recoverWithItem(new AddressTaken());
    }

    /** Creates a user without a password, and the mail that invites them to choose one; as {@link #create}. */
    Uni<CreateOutcome> invite(User user, OutboxEntry invitation) {
        return store.insert(user, List.of(invitation))
                .invoke(() -> relayJobsOf(user.id()))
                .<CreateOutcome>replaceWith(new Created(user))
                .onFailure(UserStore::isAddressTaken)
                .recoverWithItem(new AddressTaken());
    }

    /** The user with this id; fails with {@link UserNotFound}. */
    public Uni<User> get(String id) {
        return store.find(id).onItem().ifNull().failWith(() -> new UserNotFound().asException());
    }

    /** The user with this id, or null. */
    public Uni<@Nullable User> find(String id) {
        return store.find(id);
    }

    /** The user with this id whose address is known: nobody, or one whose account is erased, is null. */
    public Uni<@Nullable User> findReachable(String id) {
        return store.find(id).map(user -> user == null || user.access().isErased() ? null : user);
    }

    /** The user who has this address, or null. */
    public Uni<@Nullable User> findByEmail(EmailAddress email) {
        return store.findByEmail(email);
    }

    /** One page of the users who are asked for, newest first. */
    Uni<Page<User>> list(UserQuery wanted, PageQuery page) {
        return store.list(wanted, page);
    }

    /** Those of these users whose accounts are open, each once, in the order in which they are asked for. */
    Uni<List<User>> open(List<String> ids) {
        return store.open(ids).map(found -> found.stream()
                .sorted(Comparator.comparingInt(user -> ids.indexOf(user.id())))
                .toList());
    }

    /** The first ten by name of those clients whose accounts are open, and whose address or a word of whose name begins so. */
    Uni<List<User>> clients(String beginning) {
        return store.clients(beginning, MOST_FOUND);
    }

    /** Practitioners and admins who can sign in. */
    Uni<List<User>> staff() {
        return store.withRole(List.of(Role.PRACTITIONER, Role.ADMIN), MOST_STAFF);
    }

    /** Changes what is given, for somebody whose account is open; fails with {@link UserNotFound}. */
    Uni<User> change(String id, UserChange change) {
        return store.change(id, change)
                .onItem()
                .ifNull()
                .failWith(() -> new UserNotFound().asException())
                .invoke(() -> {
                    if (change.timeZone() != null) {
                        relayJobsOf(id);
                    }
                });
    }

    /**
     * Notes that the user's address is theirs; harmless when it is noted already. False, and nothing noted, when another address or
     * another registration has come in between.
     */
    public Uni<Boolean> markVerified(User user) {
        return store.markVerified(user);
    }

    /**
     * Puts another registration of an unverified address in the place of the one before: what it says, its password and its mail, all of
     * it or nothing. False when somebody else was faster with a registration or with the link, so that there is another user to look at.
     */
    public Uni<Boolean> registerAgain(User before, User after, PasswordHash password, OutboxEntry mail) {
        return database.inTransaction(transaction -> store.replace(before, after, mail, transaction)
                        .call(replaced -> replaced
                                ? credentials.put(after.id(), password, transaction)
                                : Uni.createFrom().voidItem()))
                .invoke(() -> relayJobsOf(after.id()));
    }

    /** Ends the links of an unverified user, and changes nothing else. False as {@link #registerAgain}. */
    public Uni<Boolean> endLinks(User before, Registration after) {
        return store.endLinks(before, after);
    }

    /**
     * Counts one more mail with a link to the user's address, and sends it. False, and no mail, when somebody else asked for one at the
     * same moment or the registration changed.
     */
    public Uni<Boolean> countMail(User before, Registration after, OutboxEntry mail) {
        return store.countMail(before, after, mail).invoke(() -> relayJobsOf(before.id()));
    }

    /**
     * Gives the user another password, after which they count as verified, and every session and link of before is over. False, and
     * nothing done, when the password was changed or the account closed since the user was read.
     *
     * @param jobs that follow from it; {@link #relaySoon} is the caller's once the transaction is through
     */
    public Uni<Boolean> setPassword(
            User before, PasswordHash password, List<OutboxEntry> jobs, ClientSession transaction) {
        return store.setPassword(before, jobs, transaction)
                .call(done -> done
                        ? credentials.put(before.id(), password, transaction)
                        : Uni.createFrom().voidItem());
    }

    /** Begins to hand a user's new jobs on and does not wait; what fails here is found by the sweep. */
    public void relaySoon(String userId) {
        relayJobsOf(userId);
    }

    /** Adds a job to a user. One that was there before, under the same id, is not done again. */
    public Uni<Void> addJob(String userId, OutboxEntry job) {
        return store.addJob(userId, job).invoke(() -> relayJobsOf(userId));
    }

    private void relayJobsOf(String userId) {
        relay.relaySoon(UserStore.COLLECTION, userId);
    }
}
