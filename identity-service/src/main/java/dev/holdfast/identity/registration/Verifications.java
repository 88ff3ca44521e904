package dev.holdfast.identity.registration;

import dev.holdfast.identity.account.Registration;
import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.credential.Credentials;
import dev.holdfast.identity.link.LinkFailure;
import dev.holdfast.identity.link.LinkFailure.LinkExpired;
import dev.holdfast.identity.link.LinkFailure.LinkInvalid;
import dev.holdfast.identity.link.LinkPurpose;
import dev.holdfast.identity.link.LinkToken;
import dev.holdfast.identity.link.Links;
import dev.holdfast.identity.mailjob.MailBrake;
import dev.holdfast.identity.mailjob.MailJob;
import dev.holdfast.identity.mailjob.MailKind;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.identity.registration.RegistrationFailure.OtherPassword;
import dev.holdfast.identity.registration.RegistrationFailure.PasswordNeeded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Verification of addresses. */
@ApplicationScoped
class Verifications {

    private final Users users;
    private final Credentials credentials;
    private final Links links;
    private final MailBrake brake;
    private final Clock clock;

    Verifications(Users users, Credentials credentials, Links links, MailBrake brake, Clock clock) {
        this.users = users;
        this.credentials = credentials;
        this.links = links;
        this.brake = brake;
        this.clock = clock;
    }

    /**
     * Verifies the address the token was mailed to; doing it again is fine. Only the registration that the token was mailed for is ever
     * verified, even if another one arrives at the same moment, and where there was more than one only for whoever knows its password.
     * Fails with {@link LinkFailure} and {@link RegistrationFailure}.
     */
    Uni<Void> verify(String text, @Nullable String password) {
        return LinkToken.parse(text).map(token -> verify(token, password)).orElseGet(() -> Uni.createFrom()
                .failure(new LinkInvalid().asException()));
    }

    private Uni<Void> verify(LinkToken token, @Nullable String password) {
        return users.find(token.userId())
                .onItem()
                .ifNull()
                .failWith(() -> new LinkInvalid().asException())
                .invoke(user -> requireGood(token, user))
                .call(user -> requireRegistrant(user, password))
                .chain(users::markVerified)
                .invoke(Verifications::requireMarked)
                .replaceWithVoid();
    }

    /** Mails the link of an unverified user's latest registration once more; to nobody else, and not too often. */
    Uni<Void> sendAgain(String email) {
        return users.findByEmail(EmailAddress.of(email))
                .chain(user ->
                        user == null || !isWaiting(user) ? Uni.createFrom().voidItem() : sendAgain(user));
    }

    /** Where another mail was asked for at the same moment, that one does. */
    private Uni<Void> sendAgain(User user) {
        Instant now = clock.instant();
        Registration next = user.registration().mailed(now);
        if (brake.isTooMany(next.times())) {
            return Uni.createFrom().voidItem();
        }
        MailJob mail = MailJob.ofVersion(MailKind.VERIFY_EMAIL, user.id(), next.version(), next.day(), next.times());
        return users.countMail(user, next, mail.entry(now)).replaceWithVoid();
    }

    private static boolean isWaiting(User user) {
        return !user.emailVerified() && !user.access().isClosed();
    }

    private void requireGood(LinkToken token, User user) {
        switch (links.judge(LinkPurpose.VERIFY_EMAIL, token, user, clock.instant())) {
            case GOOD -> {}
            case EXPIRED -> throw new LinkExpired().asException();
            case FORGED -> throw new LinkInvalid().asException();
        }
    }

    private Uni<Void> requireRegistrant(User user, @Nullable String password) {
        if (user.emailVerified() || user.registration().version() == 0) {
            return Uni.createFrom().voidItem();
        }
        if (password == null) {
            return Uni.createFrom().failure(new PasswordNeeded().asException());
        }
        return credentials
                .matches(user.id(), password)
                .invoke(Verifications::requireMatch)
                .replaceWithVoid();
    }

    private static void requireMatch(boolean matches) {
        if (!matches) {
            throw new OtherPassword().asException();
        }
    }

    private static void requireMarked(boolean marked) {
        if (!marked) {
            throw new LinkInvalid().asException();
        }
    }
}
