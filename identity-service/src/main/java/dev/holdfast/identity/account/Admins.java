package dev.holdfast.identity.account;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.identity.account.AccountFailure.LastAdmin;
import dev.holdfast.identity.account.AccountFailure.UserClosed;
import dev.holdfast.identity.account.AccountFailure.UserNotFound;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.failure.CommonFailure.NotAllowed;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * What admins do to others. An admin who lost the role a moment ago, and whose access token does not know it yet, is refused. There is
 * always an admin who can sign in, however many demote or close each other at once.
 */
@ApplicationScoped
class Admins {

    private final UserStore store;
    private final Database database;

    Admins(UserStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    /** Fails with {@code not-allowed} if this is no admin any more. */
    Uni<Void> requireStill(String adminId) {
        return store.find(adminId).invoke(Admins::requireActing).replaceWithVoid();
    }

    /** Changes a user; fails with {@link AccountFailure}. Nothing is changed when it fails. */
    Uni<User> change(String adminId, String id, UserChange change) {
        return database.inTransaction(transaction -> requireStill(adminId, transaction)
                .chain(() -> requireOpen(id, transaction))
                .chain(user -> user.isActiveAdmin() && change.takes(Role.ADMIN)
                        ? requireAnother(id, transaction)
                        : Uni.createFrom().voidItem())
                .chain(() -> store.change(id, change, transaction))
                .onItem()
                .ifNull()
                .failWith(() -> new UserClosed().asException()));
    }

    /** The same as {@link #requireStill(String)} as part of a change. */
    Uni<Void> requireStill(String adminId, ClientSession transaction) {
        return store.find(adminId, transaction).invoke(Admins::requireActing).replaceWithVoid();
    }

    /** Fails with {@link LastAdmin} if nobody else is an admin; of two changes at once one comes after the other. */
    Uni<Void> requireAnother(String id, ClientSession transaction) {
        return store.touchAdmins(transaction)
                .chain(() -> store.countAdminsBut(id, transaction))
                .invoke(Admins::requireSome)
                .replaceWithVoid();
    }

    private Uni<User> requireOpen(String id, ClientSession transaction) {
        return store.find(id, transaction)
                .onItem()
                .ifNull()
                .failWith(() -> new UserNotFound().asException())
                .invoke(Admins::requireOpen);
    }

    private static void requireActing(@Nullable User admin) {
        if (admin == null || !admin.isActiveAdmin()) {
            throw new NotAllowed().asException();
        }
    }

    private static void requireOpen(User user) {
        if (user.access().isClosed()) {
            throw new UserClosed().asException();
        }
    }

    private static void requireSome(long others) {
        if (others == 0) {
            throw new LastAdmin().asException();
        }
    }
}
