package dev.holdfast.booking.schedule;

import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import dev.holdfast.kit.service.failure.CommonFailure.NotAllowed;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose working hours a request is about: practitioners' own, and anybody's for admins. */
final class WhoseHours {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private WhoseHours() {}

    /**
     * The practitioner's id. Another's is 403 for who is no admin; an admin who is no practitioner has to name one.
     *
     * @param asked the parameter {@code practitionerId}, or {@code null} for one's own
     */
    static String of(Caller caller, @Nullable String asked) {
        if (asked == null && caller.roles().contains(Role.PRACTITIONER)) {
            return caller.userId();
        }
        if (asked == null || !ID.matcher(asked).matches()) {
            throw new InvalidRequest(List.of(new FieldError("?practitionerId", "must be the id of a practitioner")))
                    .asException();
        }
        if (!caller.isAdmin() && !asked.equals(caller.userId())) {
            throw new NotAllowed("?practitionerId", "must be your own id; only admins keep others' hours")
                    .asException();
        }
        return asked;
    }
}
