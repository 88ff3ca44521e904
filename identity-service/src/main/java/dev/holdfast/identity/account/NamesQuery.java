package dev.holdfast.identity.account;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Whose names are asked for: {@code ?id=}, 1 to 100 times. A {@code @BeanParam}; less or more is 422. */
public class NamesQuery {

    private static final int MOST = 100;

    @QueryParam("id")
    List<String> id = List.of();

    /** The ids as they are asked for. */
    List<String> ids() {
        if (id.isEmpty() || id.size() > MOST) {
            throw new InvalidRequest(List.of(new FieldError("?id", "must be given 1 to " + MOST + " times")))
                    .asException();
        }
        return id;
    }
}
