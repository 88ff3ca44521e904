package dev.holdfast.identity.password;

import dev.holdfast.identity.account.Registration;
import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.mailjob.MailBrake;
import dev.holdfast.identity.mailjob.MailJob;
import dev.holdfast.identity.mailjob.MailKind;
import dev.holdfast.identity.person.EmailAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Mails links that set a new password. */
@ApplicationScoped
class ForgottenPasswords {

    private final Users users;
    private final MailBrake brake;
    private final Clock clock;

    ForgottenPasswords(Users users, MailBrake brake, Clock clock) {
        this.users = users;
        this.brake = brake;
        this.clock = clock;
    }

    /** Mails a link to the address if it has an open account, verified or not, and the day has not seen too many mails. */
    Uni<Void> forgot(String email) {
        return users.findByEmail(EmailAddress.of(email))
                .chain(user -> user == null || user.access().isClosed()
                        ? Uni.createFrom().voidItem()
                        : mail(user));
    }

    /** Where another mail was asked for at the same moment, that one does. */
    private Uni<Void> mail(User user) {
        Instant now = clock.instant();
        Registration next = user.registration().mailed(now);
        if (brake.isTooMany(next.times())) {
            return Uni.createFrom().voidItem();
        }
        long version = user.access().passwordVersion();
        MailJob mail = MailJob.ofVersion(MailKind.RESET_PASSWORD, user.id(), version, next.day(), next.times());
        return users.countMail(user, next, mail.entry(now)).replaceWithVoid();
    }
}
