package dev.holdfast.identity.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as seen by themselves, by admins and by the other services.
 *
 * @param email absent once the account is erased
 * @param state {@code active}, {@code invited}, {@code unverified} or {@code closed}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserView(
        String id,
        @Nullable String email,
        String name,
        String timeZone,
        List<String> roles,
        boolean emailVerified,
        String state,
        Instant createdAt,
        @Nullable Instant closedAt) {

    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.access().isErased() ? null : user.email().value(),
                user.name(),
                user.timeZone(),
                user.roles().stream().sorted().toList(),
                user.emailVerified(),
                UserState.of(user).wire(),
                user.createdAt(),
                user.access().closedAt());
    }

    @Override
    public String toString() {
        return "UserView[" + id + "]";
    }
}
