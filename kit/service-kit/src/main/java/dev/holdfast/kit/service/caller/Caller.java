package dev.holdfast.kit.service.caller;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param userId the user's id, or {@code service:<name>} for another service
 * @param roles as in {@link Role}
 * @param sessionId the session of the access token; absent for services
 */
public record Caller(
        String userId, Set<String> roles, @Nullable String sessionId) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Is it true that this is the practice's staff (practitioner or admin)? */
    public boolean isStaff() {
        return roles.contains(Role.PRACTITIONER) || roles.contains(Role.ADMIN);
    }

    /** Is it true that this is an admin? */
    public boolean isAdmin() {
        return roles.contains(Role.ADMIN);
    }
}
