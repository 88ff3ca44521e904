package dev.holdfast.identity.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The collection {@code users}. */
@ApplicationScoped
class UserStore {

    static final String COLLECTION = "users";

    private static final String EMAIL_INDEX = "email";
    private static final Bson TO_BE_ERASED = exists("erasePending");

    private final Documents<UserDocument> users;
    private final Clock clock;

    UserStore(Database database, Clock clock) {
        this.users = database.documents(COLLECTION, UserDocument.class);
        this.clock = clock;
    }

    Uni<Void> prepare() {
        var waiting = new IndexOptions().name("to_be_erased").partialFilterExpression(TO_BE_ERASED);
        return users.ensureIndex(
                        ascending("email"), new IndexOptions().unique(true).name(EMAIL_INDEX))
                .chain(() -> users.ensureIndex(ascending("closedAt"), waiting));
    }

    Uni<Void> insert(User user, List<OutboxEntry> jobs) {
        return users.insert(UserDocument.of(user, jobs));
    }

    Uni<Void> insert(User user, List<OutboxEntry> jobs, ClientSession transaction) {
        return users.in(transaction).insert(UserDocument.of(user, jobs));
    }

    /** Is it true that an insert failed because the address is taken? */
    static boolean isAddressTaken(Throwable failure) {
        return DuplicateKeys.isDuplicateKey(failure, EMAIL_INDEX);
    }

    Uni<@Nullable User> find(String id) {
        return toUser(users.findById(id));
    }

    Uni<@Nullable User> find(String id, ClientSession transaction) {
        return toUser(users.in(transaction).findById(id));
    }

    Uni<@Nullable User> findByEmail(EmailAddress email) {
        return toUser(users.find(eq("email", email.value())));
    }

    /** Newest first. */
    Uni<Page<User>> list(UserQuery wanted, PageQuery page) {
        Bson filter = UserFilters.of(wanted);
        Uni<List<UserDocument>> items = users.list(filter, descending("_id"), page.skip(), page.limit());
        return Uni.combine().all().unis(items, users.count(filter)).asTuple().map(found -> Page.of(
                        page, found.getItem1(), found.getItem2())
                .map(UserDocument::toUser));
    }

    /** Those of these users whose accounts are open, in any order. */
    Uni<List<User>> open(List<String> ids) {
        return users.list(and(in("_id", ids), UserFilters.OPEN), ascending("_id"), 0, ids.size())
                .map(documents -> documents.stream().map(UserDocument::toUser).toList());
    }

    /** By name, those of the same name in a fixed order; at most so many. */
    Uni<List<User>> clients(String beginning, int limit) {
        return users.list(UserFilters.clients(beginning), ascending("name", "_id"), 0, limit)
                .map(documents -> documents.stream().map(UserDocument::toUser).toList());
    }

    /** Those with one of these roles who can sign in, the oldest first; at most so many. */
    Uni<List<User>> withRole(List<String> roles, int limit) {
        Bson active = and(in("roles", roles), UserFilters.of(UserState.ACTIVE));
        return users.list(active, ascending("_id"), 0, limit)
                .map(documents -> documents.stream().map(UserDocument::toUser).toList());
    }

    /** Changes what is not null, and answers the user as they are then; null where nobody open has this id. */
    Uni<@Nullable User> change(String id, UserChange change) {
        Bson open = and(eq("_id", id), UserFilters.OPEN);
        return change.isNothing() ? toUser(users.find(open)) : toUser(users.updateAndGet(open, updates(id, change)));
    }

    /** The same inside a transaction. */
    Uni<@Nullable User> change(String id, UserChange change, ClientSession transaction) {
        Bson open = and(eq("_id", id), UserFilters.OPEN);
        Documents<UserDocument> inside = users.in(transaction);
        return change.isNothing() ? toUser(inside.find(open)) : toUser(inside.updateAndGet(open, updates(id, change)));
    }

    private Bson updates(String id, UserChange change) {
        List<Bson> changes = new ArrayList<>();
        if (change.name() != null) {
            changes.add(set("name", change.name()));
        }
        if (change.timeZone() != null) {
            changes.add(set("timeZone", change.timeZone()));
            changes.add(push("outbox", ReplanJob.of(id, clock.instant())));
        }
        if (change.roles() != null) {
            changes.add(set("roles", change.roles().stream().sorted().toList()));
        }
        return combine(changes);
    }

    /**
     * Writes to every active admin, without meaning: two transactions that both look at who is an admin collide, and the one that
     * comes second looks again.
     */
    Uni<Void> touchAdmins(ClientSession transaction) {
        return users.in(transaction)
                .updateMany(UserFilters.ACTIVE_ADMINS, inc("adminTurn", 1L))
                .replaceWithVoid();
    }

    Uni<Long> countAdminsBut(String id, ClientSession transaction) {
        return users.in(transaction).count(and(UserFilters.ACTIVE_ADMINS, ne("_id", id)));
    }

    /** Marks the address as verified; false if address or registration are no longer these. */
    Uni<Boolean> markVerified(User user) {
        return users.update(UserFilters.asRegistered(user), set("emailVerified", true))
                .map(UserStore::hasMatched);
    }

    /** Puts one registration in the place of another; false if that is no longer there, or is verified. */
    Uni<Boolean> replace(User before, User after, OutboxEntry mail, ClientSession transaction) {
        Bson changes = combine(
                set("name", after.name()),
                set("timeZone", after.timeZone()),
                set("registration", after.registration()),
                push("outbox", mail));
        return users.in(transaction)
                .update(UserFilters.unverified(before), changes)
                .map(UserStore::hasMatched);
    }

    /** Makes the links of the user's registrations so far worthless; false as {@link #replace}. */
    Uni<Boolean> endLinks(User before, Registration after) {
        return users.update(UserFilters.unverified(before), set("registration", after))
                .map(UserStore::hasMatched);
    }

    /** Counts one more mail with a link and gives birth to it; false when another registration or mail came in between. */
    Uni<Boolean> countMail(User before, Registration after, OutboxEntry mail) {
        return users.update(UserFilters.asRegistered(before), combine(set("registration", after), push("outbox", mail)))
                .map(UserStore::hasMatched);
    }

    /** Moves the password's version on, after which the user counts as verified; false when it was moved on already. */
    Uni<Boolean> setPassword(User before, List<OutboxEntry> jobs, ClientSession transaction) {
        Bson changes = combine(
                inc("passwordVersion", 1L), set("emailVerified", true), unset("invited"), pushEach("outbox", jobs));
        return users.in(transaction)
                .update(UserFilters.withPassword(before), changes)
                .map(UserStore::hasMatched);
    }

    /** Closes the account unless it is closed. */
    Uni<Void> close(String id, Instant now, List<OutboxEntry> jobs, ClientSession transaction) {
        Bson changes =
                combine(set("closedAt", now), set("erasePending", true), unset("invited"), pushEach("outbox", jobs));
        return users.in(transaction)
                .update(and(eq("_id", id), UserFilters.OPEN), changes)
                .replaceWithVoid();
    }

    /** Closed accounts that still have an address, those first that were closed first. */
    Uni<List<User>> toBeErased(int skip, int limit) {
        return users.list(TO_BE_ERASED, ascending("closedAt"), skip, limit)
                .map(documents -> documents.stream().map(UserDocument::toUser).toList());
    }

    /** Puts what says nothing in the place of what is personal; nothing happens twice. */
    Uni<Void> erase(String id, ErasedPerson nobody, Instant now, List<OutboxEntry> jobs) {
        Bson changes = combine(
                set("email", nobody.email()),
                set("name", nobody.name()),
                set("timeZone", nobody.timeZone()),
                set("erasedAt", now),
                unset("erasePending"),
                pushEach("outbox", jobs));
        return users.update(and(eq("_id", id), TO_BE_ERASED), changes).replaceWithVoid();
    }

    /** Adds a job to the user's outbox unless it waits there already. */
    Uni<Void> addJob(String id, OutboxEntry job) {
        return users.update(and(eq("_id", id), ne("outbox.id", job.id())), push("outbox", job))
                .replaceWithVoid();
    }

    private static boolean hasMatched(UpdateResult result) {
        return result.getMatchedCount() == 1;
    }

    private static Uni<@Nullable User> toUser(Uni<@Nullable UserDocument> found) {
        return found.onItem().ifNotNull().transform(UserDocument::toUser);
    }
}
