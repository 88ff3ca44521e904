package dev.holdfast.identity.account;

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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is done with users. */
@ApplicationScoped
public class Users {

    /** More people than a practice has; keeps an answer bounded. */
    private static final int MOST_STAFF = 200;

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

    /** The user with this id; fails with {@link UserNotFound}. */
    public Uni<User> get(String id) {
        return store.find(id).onItem().ifNull().failWith(() -> new UserNotFound().asException());
    }

    /** The user with this id, or null. */
    public Uni<@Nullable User> find(String id) {
        return store.find(id);
    }

    /** The user who has this address, or null. */
    public Uni<@Nullable User> findByEmail(EmailAddress email) {
        return store.findByEmail(email);
    }

    /** One page of all users, newest first. */
    Uni<Page<User>> list(PageQuery query) {
        return Uni.combine()
                .all()
                .unis(store.list(query.skip(), query.limit()), store.count())
                .asTuple()
                .map(found -> Page.of(query, found.getItem1(), found.getItem2()));
    }

    /** Practitioners and admins with a verified address. */
    Uni<List<User>> staff() {
        return store.withRole(List.of(Role.PRACTITIONER, Role.ADMIN), MOST_STAFF);
    }

    /** Changes name and time zone where they are given; fails with {@link UserNotFound}. */
    Uni<User> change(String id, @Nullable String name, @Nullable String timeZone) {
        return store.change(id, name, timeZone).onItem().ifNull().failWith(() -> new UserNotFound().asException());
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
                                ? credentials.replace(after.id(), password, transaction)
                                : Uni.createFrom().voidItem()))
                .invoke(() -> relayJobsOf(after.id()));
    }

    /** Ends the links of an unverified user, and changes nothing else. False as {@link #registerAgain}. */
    public Uni<Boolean> endLinks(User before, Registration after) {
        return store.endLinks(before, after);
    }

    /** Adds a job to a user. One that was there before, under the same id, is not done again. */
    public Uni<Void> addJob(String userId, OutboxEntry job) {
        return store.addJob(userId, job).invoke(() -> relayJobsOf(userId));
    }

    private void relayJobsOf(String userId) {
        relay.relaySoon(UserStore.COLLECTION, userId);
    }
}
