package dev.holdfast.booking.schedule;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request, each at its own field. */
final class Complaints {

    private final List<FieldError> errors = new ArrayList<>();

    /** @param pointer a JSON Pointer into the body, without the {@code #} */
    void add(String pointer, String allowed) {
        errors.add(new FieldError("#" + pointer, allowed));
    }

    /** Fails with all of them, if there are any. */
    void requireNone() {
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors).asException();
        }
    }
}
