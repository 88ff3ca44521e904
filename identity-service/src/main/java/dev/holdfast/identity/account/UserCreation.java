package dev.holdfast.identity.account;

import dev.holdfast.identity.account.AccountFailure.EmailTaken;
import dev.holdfast.identity.credential.Credentials;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.service.time.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Accounts that an admin makes for others. */
@ApplicationScoped
class UserCreation {

    private final Users users;
    private final Credentials credentials;
    private final Ids ids;
    private final Clock clock;

    UserCreation(Users users, Credentials credentials, Ids ids, Clock clock) {
        this.users = users;
        this.credentials = credentials;
        this.ids = ids;
        this.clock = clock;
    }

    /** A user whose address counts as verified, because the admin vouches for it; fails with {@link EmailTaken}. */
    Uni<User> create(CreateUserRequest request) {
        return create(
                        EmailAddress.of(request.email()),
                        request.name(),
                        request.timeZone(),
                        request.roles(),
                        request.password())
                .map(UserCreation::requireCreated);
    }

    /** The same as a plain outcome. */
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

    private static User requireCreated(CreateOutcome outcome) {
        return switch (outcome) {
            case CreateOutcome.Created(User user) -> user;
            case CreateOutcome.AddressTaken() -> throw new EmailTaken().asException();
        };
    }
}
