package dev.holdfast.booking.schedule;

import dev.holdfast.booking.people.People;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import dev.holdfast.kit.service.failure.CommonFailure.NotAllowed;
import dev.holdfast.kit.service.failure.FailureException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose working hours a request is about: practitioners' own, and anybody's for admins. */
final class WhoseHours {

    private static final Pattern ID = Pattern.compile(People.ID);

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
            throw refused("must be the id of a practitioner");
        }
        if (!caller.isAdmin() && !asked.equals(caller.userId())) {
            throw new NotAllowed("?practitionerId", "must be your own id; only admins keep others' hours")
                    .asException();
        }
        return asked;
    }

    /** 422 where the practitioner whom an admin named is none. */
    static void requirePractitioner(boolean none) {
        if (none) {
            throw refused(People.NO_PRACTITIONER);
        }
    }

    private static FailureException refused(String rule) {
        return new InvalidRequest(List.of(new FieldError("?practitionerId", rule))).asException();
    }
}
