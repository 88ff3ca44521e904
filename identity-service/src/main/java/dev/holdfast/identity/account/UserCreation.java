package dev.holdfast.identity.account;

import dev.holdfast.identity.account.AccountFailure.EmailTaken;
import dev.holdfast.identity.account.AccountFailure.NotInvited;
import dev.holdfast.identity.account.AccountFailure.TooManyMails;
import dev.holdfast.identity.credential.Credentials;
import dev.holdfast.identity.mailjob.MailBrake;
import dev.holdfast.identity.mailjob.MailJob;
import dev.holdfast.identity.mailjob.MailKind;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.time.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Accounts that an admin makes for others. */
@ApplicationScoped
class UserCreation {

    private final Users users;
    private final Credentials credentials;
    private final MailBrake brake;
    private final Ids ids;
    private final Clock clock;

    UserCreation(Users users, Credentials credentials, MailBrake brake, Ids ids, Clock clock) {
        this.users = users;
        this.credentials = credentials;
        this.brake = brake;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A user whose address counts as verified, because the admin vouches for it. Without a password they are mailed an invitation to
     * choose one. Fails with {@link EmailTaken}.
     */
    Uni<User> create(CreateUserRequest request) {
        EmailAddress email = EmailAddress.of(request.email());
        String password = request.password();
        Uni<CreateOutcome> outcome = password == null
                ? invite(email, request)
                : create(email, request.name(), request.timeZone(), request.roles(), password);
        return outcome.map(UserCreation::requireCreated);
    }

    /** One with a password, as a plain outcome. */
    Uni<CreateOutcome> create(EmailAddress email, String name, String timeZone, Set<String> roles, String password) {
        var user = new User(
                ids.next("usr"), email, name.strip(), timeZone, roles, true, Registration.NONE, clock.instant());
        return users.findByEmail(email)
                .chain(known -> known == null
                        ? create(user, password)
                        : Uni.createFrom().item(new CreateOutcome.AddressTaken()));
    }

    private Uni<CreateOutcome> create(User user, String password) {
        return credentials.hash(password).chain(hash -> users.create(user, hash, List.of()));
    }

    private Uni<CreateOutcome> invite(EmailAddress email, CreateUserRequest request) {
        Instant now = clock.instant();
        var user = new User(
                ids.next("usr"),
                email,
                request.name().strip(),
                request.timeZone(),
                request.roles(),
                true,
                Registration.NONE.mailed(now),
                Access.INVITED,
                now);
        return users.invite(user, invitation(user, user.registration(), now));
    }

    /**
     * Mails the invitation once more. Fails with {@link NotInvited} where there is a password, with {@link TooManyMails}, and as
     * {@link Users#get}. Of two who do this at once one sends a mail.
     */
    Uni<Void> inviteAgain(String id) {
        return users.get(id).invoke(UserCreation::requireInvited).chain(this::inviteAgain);
    }

    private Uni<Void> inviteAgain(User user) {
        Instant now = clock.instant();
        Registration next = user.registration().mailed(now);
        if (brake.isTooMany(next.times())) {
            throw new TooManyMails(MailBrake.untilTomorrow(now)).asException();
        }
        return users.countMail(user, next, invitation(user, next, now)).replaceWithVoid();
    }

    private static OutboxEntry invitation(User user, Registration mail, Instant now) {
        long version = user.access().passwordVersion();
        return MailJob.ofVersion(MailKind.INVITATION, user.id(), version, mail.day(), mail.times())
                .entry(now);
    }

    private static void requireInvited(User user) {
        if (UserState.of(user) != UserState.INVITED) {
            throw new NotInvited().asException();
        }
    }

    private static User requireCreated(CreateOutcome outcome) {
        return switch (outcome) {
            case CreateOutcome.Created(User user) -> user;
            case CreateOutcome.AddressTaken() -> throw new EmailTaken().asException();
        };
    }
}
