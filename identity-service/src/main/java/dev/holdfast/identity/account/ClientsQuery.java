package dev.holdfast.identity.account;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which clients are looked for: {@code ?query=}, 2 to 100 characters with which an address or a word of the name begins. A {@code @BeanParam};
 * anything else is 422.
 */
public class ClientsQuery {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    @QueryParam("query")
    @Nullable
    String query;

    /** What the address or a word of the name begins with. */
    String beginning() {
        String beginning = query == null ? "" : query.strip();
        if (beginning.length() < SHORTEST
                || beginning.length() > LONGEST
                || beginning.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidRequest(List.of(new FieldError(
                            "?query", "must be " + SHORTEST + " to " + LONGEST + " characters without line breaks")))
                    .asException();
        }
        return beginning;
    }
}
