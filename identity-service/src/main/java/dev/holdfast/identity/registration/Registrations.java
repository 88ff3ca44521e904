package dev.holdfast.identity.registration;

import dev.holdfast.identity.account.CreateOutcome;
import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.credential.Credentials;
import dev.holdfast.identity.credential.PasswordHash;
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
    private final Ids ids;
    private final Clock clock;

    Registrations(Users users, Credentials credentials, Ids ids, Clock clock) {
        this.users = users;
        this.credentials = credentials;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers, or mails the owner of the address what is to be said. The password is hashed whatever the look-up found, so that known
     * and new addresses cost alike; the look-up comes first, so that nobody waits for a hash while MongoDB is away. An account that exists
     * keeps its name and password.
     */
    Uni<Void> register(RegisterRequest request) {
        return users.findByEmail(EmailAddress.of(request.email()))
                .chain(whoever -> credentials.hash(request.password()))
                .chain(password -> register(request, password));
    }

    private Uni<Void> register(RegisterRequest request, PasswordHash password) {
        Instant now = clock.instant();
        User user = newUser(request, now);
        var verification = MailJob.firstVerification(user.id()).entry(now);
        return users.create(user, password, List.of(verification)).chain(outcome -> afterwards(outcome, user.email()));
    }

    private Uni<Void> afterwards(CreateOutcome outcome, EmailAddress email) {
        return switch (outcome) {
            case CreateOutcome.Created(User user) -> Uni.createFrom().voidItem();
            case CreateOutcome.AddressTaken() ->
                users.findByEmail(email)
                        .onItem()
                        .ifNotNull()
                        .transformToUni(this::tellOwner)
                        .replaceWithVoid();
        };
    }

    private Uni<Void> tellOwner(User owner) {
        Instant now = clock.instant();
        MailJob mail = owner.emailVerified()
                ? MailJob.registrationNote(owner.id(), now)
                : MailJob.verificationAgain(owner.id(), now);
        return users.addJob(owner.id(), mail.entry(now));
    }

    private User newUser(RegisterRequest request, Instant now) {
        return new User(
                ids.next("usr"),
                EmailAddress.of(request.email()),
                request.name().strip(),
                request.timeZone(),
                Set.of(Role.CLIENT),
                false,
                now);
    }
}
