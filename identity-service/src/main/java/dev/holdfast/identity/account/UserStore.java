package dev.holdfast.identity.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The collection {@code users}. */
@ApplicationScoped
class UserStore {

    static final String COLLECTION = "users";

    private static final String EMAIL_INDEX = "email";

    private final Documents<UserDocument> users;

    UserStore(Database database) {
        this.users = database.documents(COLLECTION, UserDocument.class);
    }

    Uni<Void> prepare() {
        return users.ensureIndex(
                ascending("email"), new IndexOptions().unique(true).name(EMAIL_INDEX));
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

    Uni<@Nullable User> findByEmail(EmailAddress email) {
        return toUser(users.find(eq("email", email.value())));
    }

    /** Newest first. */
    Uni<List<User>> list(int skip, int limit) {
        return users.list(empty(), descending("_id"), skip, limit)
                .map(documents -> documents.stream().map(UserDocument::toUser).toList());
    }

    /** Those with one of these roles whose address is verified, the oldest first; at most so many. */
    Uni<List<User>> withRole(List<String> roles, int limit) {
        return users.list(and(in("roles", roles), eq("emailVerified", true)), ascending("_id"), 0, limit)
                .map(documents -> documents.stream().map(UserDocument::toUser).toList());
    }

    Uni<Long> count() {
        return users.count(empty());
    }

    /** Changes what is not null, and answers the user as they are then. */
    Uni<@Nullable User> change(String id, @Nullable String name, @Nullable String timeZone) {
        List<Bson> changes = new ArrayList<>();
        if (name != null) {
            changes.add(set("name", name));
        }
        if (timeZone != null) {
            changes.add(set("timeZone", timeZone));
        }
        return changes.isEmpty() ? find(id) : toUser(users.updateAndGet(eq("_id", id), combine(changes)));
    }

    /** Marks the address as verified; false if address or registration are no longer these. */
    Uni<Boolean> markVerified(User user) {
        return users.update(asRegistered(user), set("emailVerified", true)).map(UserStore::hasMatched);
    }

    /** Puts one registration in the place of another; false if that is no longer there, or is verified. */
    Uni<Boolean> replace(User before, User after, OutboxEntry mail, ClientSession transaction) {
        Bson changes = combine(
                set("name", after.name()),
                set("timeZone", after.timeZone()),
                set("registration", after.registration()),
                push("outbox", mail));
        return users.in(transaction).update(unverified(before), changes).map(UserStore::hasMatched);
    }

    /** Makes what was mailed to the user so far worthless; false as {@link #replace}. */
    Uni<Boolean> endLinks(User before, Registration after) {
        return users.update(unverified(before), set("registration", after)).map(UserStore::hasMatched);
    }

    /** Adds a job to the user's outbox unless it waits there already. */
    Uni<Void> addJob(String id, OutboxEntry job) {
        return users.update(and(eq("_id", id), ne("outbox.id", job.id())), push("outbox", job))
                .replaceWithVoid();
    }

    private static Bson unverified(User user) {
        return and(asRegistered(user), eq("emailVerified", false));
    }

    private static Bson asRegistered(User user) {
        return and(
                eq("_id", user.id()),
                eq("email", user.email().value()),
                eq("registration", UserDocument.stored(user.registration())));
    }

    private static boolean hasMatched(UpdateResult result) {
        return result.getMatchedCount() == 1;
    }

    private static Uni<@Nullable User> toUser(Uni<@Nullable UserDocument> found) {
        return found.onItem().ifNotNull().transform(UserDocument::toUser);
    }
}
