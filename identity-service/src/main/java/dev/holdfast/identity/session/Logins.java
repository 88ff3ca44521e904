package dev.holdfast.identity.session;

import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.credential.Credentials;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.identity.session.SessionFailure.BadCredentials;
import dev.holdfast.identity.session.SessionFailure.EmailUnverified;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Signing in with e-mail address and password. */
@ApplicationScoped
class Logins {

    private final Users users;
    private final Credentials credentials;
    private final Sessions sessions;

    Logins(Users users, Credentials credentials, Sessions sessions) {
        this.users = users;
        this.credentials = credentials;
        this.sessions = sessions;
    }

    /**
     * Opens a session. Fails with {@link BadCredentials}, or with {@link EmailUnverified}, which only those learn who know the password.
     * The same work is done whether or not there is such an account.
     */
    Uni<SignedIn> login(LoginRequest request) {
        return find(request.email())
                .chain(user -> authenticate(user, request.password()))
                .invoke(Logins::requireVerified)
                .chain(sessions::open);
    }

    private Uni<@Nullable User> find(String email) {
        return EmailAddress.parse(email).map(users::findByEmail).orElseGet(() -> Uni.createFrom()
                .nullItem());
    }

    private Uni<User> authenticate(@Nullable User user, String password) {
        return credentials.matches(user == null ? null : user.id(), password).map(matches -> {
            if (user == null || !matches) {
                throw new BadCredentials().asException();
            }
            return user;
        });
    }

    private static void requireVerified(User user) {
        if (!user.emailVerified()) {
            throw new EmailUnverified().asException();
        }
    }
}
