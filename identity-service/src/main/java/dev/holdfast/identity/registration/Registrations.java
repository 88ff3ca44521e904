package dev.holdfast.identity.registration;

import dev.holdfast.identity.account.CreateOutcome;
import dev.holdfast.identity.account.Registration;
import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.credential.Credentials;
import dev.holdfast.identity.credential.PasswordHash;
import dev.holdfast.identity.mailjob.MailBrake;
import dev.holdfast.identity.mailjob.MailJob;
import dev.holdfast.identity.mailjob.MailKind;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.time.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Registration of strangers. */
@ApplicationScoped
class Registrations {

    private final Users users;
    private final Credentials credentials;
    private final MailBrake brake;
    private final Ids ids;
    private final Clock clock;

    Registrations(Users users, Credentials credentials, MailBrake brake, Ids ids, Clock clock) {
        this.users = users;
        this.credentials = credentials;
        this.brake = brake;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers, or mails the owner of the address what is to be said. The password is hashed whatever the look-up found, so that known
     * and new addresses cost alike; the look-up comes first, so that nobody waits for a hash while MongoDB is away. An account whose address
     * is verified stays as it is; one whose address is not becomes what this registration says, unless the day has seen too many.
     */
    Uni<Void> register(RegisterRequest request) {
        return users.findByEmail(EmailAddress.of(request.email()))
                .chain(whoever -> credentials.hash(request.password()))
                .chain(password -> register(request, password));
    }

    private Uni<Void> register(RegisterRequest request, PasswordHash password) {
        Instant now = clock.instant();
        User user = newUser(request, now);
        var verification = verification(user).entry(now);
        return users.create(user, password, List.of(verification)).chain(outcome -> switch (outcome) {
            case CreateOutcome.Created(User created) -> Uni.createFrom().voidItem();
            case CreateOutcome.AddressTaken() -> registerAgain(request, password);
        });
    }

    /** Comes to an end: whoever has to look again was overtaken by a change, and a day allows few of them. */
    private Uni<Void> registerAgain(RegisterRequest request, PasswordHash password) {
        return users.findByEmail(EmailAddress.of(request.email()))
                .onItem()
                .ifNotNull()
                .transformToUni(owner -> isSettled(owner) ? tell(owner) : replace(owner, request, password))
                .chain(done -> Boolean.FALSE.equals(done)
                        ? registerAgain(request, password)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> tell(User owner) {
        Instant now = clock.instant();
        MailKind kind = owner.access().isClosed() ? MailKind.CLOSED_NOTE : MailKind.REGISTRATION_NOTE;
        var note = MailJob.ofDay(kind, owner.id(), now).entry(now);
        return users.addJob(owner.id(), note).replaceWith(true);
    }

    private Uni<Boolean> replace(User owner, RegisterRequest request, PasswordHash password) {
        Instant now = clock.instant();
        Registration next = owner.registration().next(now);
        if (brake.isFirstTooMany(next.times())) {
            return users.endLinks(owner, next);
        }
        if (brake.isTooMany(next.times())) {
            return Uni.createFrom().item(true);
        }
        User again = owner.registeredAgain(request.name().strip(), request.timeZone(), next);
        return users.registerAgain(owner, again, password, verification(again).entry(now));
    }

    private static boolean isSettled(User owner) {
        return owner.emailVerified() || owner.access().isClosed();
    }

    /** The mail with the link of the user's present registration. */
    private static MailJob verification(User user) {
        long version = user.registration().version();
        return MailJob.ofVersion(MailKind.VERIFY_EMAIL, user.id(), version);
    }

    private User newUser(RegisterRequest request, Instant now) {
        return new User(
                ids.next("usr"),
                EmailAddress.of(request.email()),
                request.name().strip(),
                request.timeZone(),
                Set.of(Role.CLIENT),
                false,
                Registration.first(now),
                now);
    }
}
