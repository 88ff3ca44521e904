package dev.holdfast.booking.offering;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which offerings are asked for: {@code ?active=true} (default) or {@code false}. A {@code @BeanParam}; else 422. */
public class OfferingQuery {

    @QueryParam("active")
    @Nullable
    String active;

    /** Whether active ones are meant. */
    boolean active() {
        if (active == null || active.equals("true")) {
            return true;
        }
        if (active.equals("false")) {
            return false;
        }
        throw new InvalidRequest(List.of(new FieldError("?active", "must be true or false"))).asException();
    }
}
