package dev.holdfast.identity.registration;

import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.registration.RegistrationFailure.LinkExpired;
import dev.holdfast.identity.registration.RegistrationFailure.LinkInvalid;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Verification of addresses. */
@ApplicationScoped
class Verifications {

    private final Users users;
    private final VerificationLinks links;
    private final Clock clock;

    Verifications(Users users, VerificationLinks links, Clock clock) {
        this.users = users;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Verifies the address the token was mailed to; doing it again is fine. Only the registration that the token was mailed for is ever
     * verified, even if another one arrives at the same moment. Fails with {@link RegistrationFailure}.
     */
    Uni<Void> verify(String text) {
        return VerificationToken.parse(text).map(this::verify).orElseGet(() -> Uni.createFrom()
                .failure(new LinkInvalid().asException()));
    }

    private Uni<Void> verify(VerificationToken token) {
        return users.find(token.userId())
                .onItem()
                .ifNull()
                .failWith(() -> new LinkInvalid().asException())
                .invoke(user -> requireGood(token, user))
                .chain(users::markVerified)
                .invoke(Verifications::requireMarked)
                .replaceWithVoid();
    }

    private void requireGood(VerificationToken token, User user) {
        switch (links.judge(token, user, clock.instant())) {
            case GOOD -> {}
            case EXPIRED -> throw new LinkExpired().asException();
            case FORGED -> throw new LinkInvalid().asException();
        }
    }

    private static void requireMarked(boolean marked) {
        if (!marked) {
            throw new LinkInvalid().asException();
        }
    }
}
