package dev.holdfast.identity.closing;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.identity.account.AccountFailure;
import dev.holdfast.identity.account.ClosedAccounts;
import dev.holdfast.identity.session.Sessions;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Closes accounts. */
@ApplicationScoped
class Closings {

    private final ClosedAccounts accounts;
    private final Sessions sessions;
    private final Database database;
    private final Clock clock;

    Closings(ClosedAccounts accounts, Sessions sessions, Database database, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.database = database;
        this.clock = clock;
    }

    /** Closes an account, and leaves one that is closed as it is. Fails with {@link AccountFailure}; nothing is changed then. */
    Uni<Void> close(String adminId, String id) {
        return database.inTransaction(transaction -> close(adminId, id, transaction))
                .invoke(() -> accounts.relaySoon(id));
    }

    private Uni<Void> close(String adminId, String id, ClientSession transaction) {
        Instant now = clock.instant();
        return accounts.close(adminId, id, ClosedJob.onClosing(id, now), now, transaction)
                .chain(() -> sessions.revokeAll(id, transaction));
    }
}
