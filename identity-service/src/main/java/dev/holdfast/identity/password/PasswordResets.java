package dev.holdfast.identity.password;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.credential.Credentials;
import dev.holdfast.identity.credential.PasswordHash;
import dev.holdfast.identity.link.LinkFailure;
import dev.holdfast.identity.link.LinkFailure.LinkExpired;
import dev.holdfast.identity.link.LinkFailure.LinkInvalid;
import dev.holdfast.identity.link.LinkPurpose;
import dev.holdfast.identity.link.LinkToken;
import dev.holdfast.identity.link.Links;
import dev.holdfast.identity.link.Links.Verdict;
import dev.holdfast.identity.mailjob.MailJob;
import dev.holdfast.identity.mailjob.MailKind;
import dev.holdfast.identity.session.Sessions;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Sets passwords for those who read the mailbox of an account. */
@ApplicationScoped
class PasswordResets {

    private final Users users;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Links links;
    private final Database database;
    private final Clock clock;

    PasswordResets(
            Users users, Credentials credentials, Sessions sessions, Links links, Database database, Clock clock) {
        this.users = users;
        this.credentials = credentials;
        this.sessions = sessions;
        this.links = links;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Sets the password and ends all sessions and links of this kind. A link is good once: of several uses, at once or one after the
     * other, the first one counts. Fails with {@link LinkFailure}.
     */
    Uni<Void> reset(String text, String password) {
        return LinkToken.parse(text).map(token -> reset(token, password)).orElseGet(() -> Uni.createFrom()
                .failure(new LinkInvalid().asException()));
    }

    private Uni<Void> reset(LinkToken token, String password) {
        return users.find(token.userId())
                .onItem()
                .ifNull()
                .failWith(() -> new LinkInvalid().asException())
                .invoke(user -> requireGood(token, user))
                .chain(user -> set(user, password));
    }

    private Uni<Void> set(User user, String password) {
        return credentials
                .hash(password)
                .chain(hash -> database.inTransaction(transaction -> set(user, hash, transaction)))
                .invoke(PasswordResets::requireDone)
                .invoke(() -> users.relaySoon(user.id()))
                .replaceWithVoid();
    }

    private Uni<Boolean> set(User user, PasswordHash hash, ClientSession transaction) {
        return users.setPassword(user, hash, jobs(user), transaction)
                .call(done -> done
                        ? sessions.revokeAll(user.id(), transaction)
                        : Uni.createFrom().voidItem());
    }

    /** Whoever chose their first password knows. */
    private List<OutboxEntry> jobs(User user) {
        if (user.access().invited()) {
            return List.of();
        }
        long next = user.access().passwordVersion() + 1;
        return List.of(
                MailJob.ofVersion(MailKind.PASSWORD_CHANGED, user.id(), next).entry(clock.instant()));
    }

    private void requireGood(LinkToken token, User user) {
        Verdict reset = links.judge(LinkPurpose.RESET_PASSWORD, token, user, clock.instant());
        Verdict verdict =
                reset == Verdict.FORGED ? links.judge(LinkPurpose.INVITATION, token, user, clock.instant()) : reset;
        switch (verdict) {
            case GOOD -> {}
            case EXPIRED -> throw new LinkExpired().asException();
            case FORGED -> throw new LinkInvalid().asException();
        }
    }

    private static void requireDone(boolean done) {
        if (!done) {
            throw new LinkInvalid().asException();
        }
    }
}
