package dev.holdfast.identity.account;

import java.time.Instant;
import java.util.List;

/** A user as seen by themselves, by admins and by the other services. */
record UserView(
        String id,
        String email,
        String name,
        String timeZone,
        List<String> roles,
        boolean emailVerified,
        Instant createdAt) {

    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.email().value(),
                user.name(),
                user.timeZone(),
                user.roles().stream().sorted().toList(),
                user.emailVerified(),
                user.createdAt());
    }

    @Override
    public String toString() {
        return "UserView[" + id + "]";
    }
}
