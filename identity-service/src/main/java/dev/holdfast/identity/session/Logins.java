package dev.holdfast.identity.session;

import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.credential.Credentials;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.identity.session.SessionFailure.BadCredentials;
import dev.holdfast.identity.session.SessionFailure.EmailUnverified;
import dev.holdfast.identity.throttle.DeviceToken;
import dev.holdfast.identity.throttle.DeviceTokens;
import dev.holdfast.identity.throttle.LoginAttempts;
import dev.holdfast.identity.throttle.LoginAttempts.Attempt;
import dev.holdfast.identity.throttle.Origin;
import dev.holdfast.identity.throttle.ThrottleFailure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in with e-mail address and password. */
@ApplicationScoped
class Logins {

    private final Users users;
    private final Credentials credentials;
    private final LoginAttempts attempts;
    private final DeviceTokens devices;
    private final Sessions sessions;

    Logins(Users users, Credentials credentials, LoginAttempts attempts, DeviceTokens devices, Sessions sessions) {
        this.users = users;
        this.credentials = credentials;
        this.attempts = attempts;
        this.devices = devices;
        this.sessions = sessions;
    }

    /**
     * Opens a session. Fails with {@link BadCredentials}, with {@link ThrottleFailure}, or with {@link EmailUnverified}, which only those
     * learn who know the password. The same work is done whether or not there is such an account.
     *
     * @param device which of our cookies the caller's device has, if any
     */
    Uni<LoggedIn> login(LoginRequest request, Origin origin, Optional<DeviceToken> device) {
        DeviceToken known = device.orElseGet(devices::next);
        return find(request.email())
                .chain(user -> attempts.begin(request.email(), origin, device)
                        .chain(attempt -> authenticate(user, request, attempt, known)))
                .invoke(Logins::requireVerified)
                .chain(user -> sessions.open(user, origin.userAgent()))
                .map(signedIn -> new LoggedIn(signedIn, known));
    }

    private Uni<@Nullable User> find(String email) {
        return EmailAddress.parse(email).map(users::findByEmail).orElseGet(() -> Uni.createFrom()
                .nullItem());
    }

    private Uni<User> authenticate(@Nullable User user, LoginRequest request, Attempt attempt, DeviceToken device) {
        return credentials
                .matches(user == null ? null : user.id(), request.password())
                .onFailure()
                .call(() -> attempts.takeBack(attempt).onFailure().recoverWithNull())
                .call(matches -> user != null && matches
                        ? attempts.succeeded(attempt, request.email(), device)
                        : attempts.failed(attempt))
                .map(matches -> requireMatch(user, matches));
    }

    private static User requireMatch(@Nullable User user, boolean matches) {
        if (user == null || !matches) {
            throw new BadCredentials().asException();
        }
        return user;
    }

    private static void requireVerified(User user) {
        if (!user.emailVerified()) {
            throw new EmailUnverified().asException();
        }
    }
}
