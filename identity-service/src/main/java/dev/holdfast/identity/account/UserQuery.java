package dev.holdfast.identity.account;

import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which users are asked for: {@code ?role=}, {@code ?state=}, and {@code ?query=}, with which an address or a word of the name begins.
 * A {@code @BeanParam}; what cannot be served is 422 and names the parameter.
 */
public class UserQuery {

    private static final int LONGEST = 100;
    private static final List<String> ROLES = List.of(Role.CLIENT, Role.PRACTITIONER, Role.ADMIN);

    @QueryParam("role")
    @Nullable
    String role;

    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("query")
    @Nullable
    String query;

    /** Null for any role. */
    @Nullable
    String role() {
        return role == null ? null : oneOf("role", role, ROLES);
    }

    /** Null for everybody whose account is not closed. */
    @Nullable
    UserState state() {
        return state == null ? null : UserState.ofWire(oneOf("state", state, UserState.words()));
    }

    /** Null for everybody. */
    @Nullable
    String beginning() {
        if (query == null || query.isBlank()) {
            return null;
        }
        if (query.length() > LONGEST || query.chars().anyMatch(Character::isISOControl)) {
            throw refused("query", "must be 1 to " + LONGEST + " characters without line breaks");
        }
        return query.strip();
    }

    private static String oneOf(String parameter, String word, List<String> words) {
        if (words.contains(word)) {
            return word;
        }
        throw refused(parameter, "must be one of " + String.join(", ", words));
    }

    private static RuntimeException refused(String parameter, String rule) {
        return new InvalidRequest(List.of(new FieldError("?" + parameter, rule))).asException();
    }
}
