package dev.holdfast.identity.account;

import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.service.caller.Role;
import java.time.Instant;
import java.util.Set;

/**
 * A person who has an account.
 *
 * @param email of an erased account one that nobody can have
 * @param timeZone name of an IANA time zone
 * @param roles as in {@link dev.holdfast.kit.service.caller.Role}; never empty
 * @param emailVerified true once the person has shown that mail to the address reaches them, or an admin vouches for it
 * @param registration changes version no more once the address is verified
 */
public record User(
        String id,
        EmailAddress email,
        String name,
        String timeZone,
        Set<String> roles,
        boolean emailVerified,
        Registration registration,
        Access access,
        Instant createdAt) {

    public User {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("A user has at least one role");
        }
    }

    /** Somebody new who begins with a password. */
    public User(
            String id,
            EmailAddress email,
            String name,
            String timeZone,
            Set<String> roles,
            boolean emailVerified,
            Registration registration,
            Instant createdAt) {
        this(id, email, name, timeZone, roles, emailVerified, registration, Access.FIRST, createdAt);
    }

    /** The same account as it is after its address was registered once more. */
    public User registeredAgain(String newName, String newTimeZone, Registration next) {
        return new User(id, email, newName, newTimeZone, roles, emailVerified, next, access, createdAt);
    }

    /** Is it true that this person can act as an admin? */
    boolean isActiveAdmin() {
        return roles.contains(Role.ADMIN) && UserState.of(this) == UserState.ACTIVE;
    }

    /** Shows the id alone: everything else is private. */
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
