package dev.holdfast.booking.booking;

import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import dev.holdfast.kit.service.failure.FailureException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the wish to have a time whatever else is there. */
final class RequestedOverride {

    private RequestedOverride() {}

    /** Whether it is wished; 422 for a client who says so, and without a key, since nothing else tells a repetition then. */
    static boolean read(@Nullable Boolean override, Caller caller, RequestKey key) {
        boolean wanted = Boolean.TRUE.equals(override);
        if (wanted && !caller.isStaff()) {
            throw refused("#/override", "must be absent or false; only staff override a clash");
        }
        if (wanted && key.key() == null) {
            throw refused(RequestKey.HEADER, "is needed with override, so that a repeated request is recognised");
        }
        return wanted;
    }

    private static FailureException refused(String pointer, String rule) {
        return new InvalidRequest(List.of(new FieldError(pointer, rule))).asException();
    }
}
