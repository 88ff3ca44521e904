package dev.holdfast.booking.booking;

import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.people.People;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import dev.holdfast.kit.service.failure.CommonFailure.NotAllowed;
import dev.holdfast.kit.service.failure.FailureException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a booking.
 *
 * @param startsAt on a five-minute boundary and still to come
 * @param clientId whom it is for; absent for oneself, needed from staff
 * @param practitionerId one of the offering's; may be left out where it has one only
 * @param override whether it may clash with other bookings, which only staff decide; not unless it says so
 */
record BookRequest(
        @NotBlank(message = "is needed") String offeringId,
        @NotNull(message = "is needed") String startsAt,

        @Nullable @Pattern(regexp = People.ID, message = "must be the id of a user")
        String clientId,

        @Nullable String practitionerId,
        @Nullable Boolean override) {

    /** The same words for the same request, whatever has become of the offering since. */
    String words() {
        return String.join(
                " ",
                Boolean.TRUE.equals(override) ? "book-over" : "book",
                offeringId,
                orNone(practitionerId),
                orNone(clientId),
                startsAt);
    }

    private static String orNone(@Nullable String id) {
        return id == null ? "-" : id;
    }

    /** The start; 422 for one that cannot be. */
    Instant start(Instant now) {
        return RequestedTime.readStart("#/startsAt", startsAt, now);
    }

    /** Whom the booking is for; 403 for a client who names somebody else. */
    String clientOf(Caller caller) {
        if (caller.isStaff()) {
            return required("#/clientId", "must be the id of the client; staff book for somebody", clientId);
        }
        if (clientId != null && !clientId.equals(caller.userId())) {
            throw new NotAllowed("#/clientId", "must be absent or your own id; only staff book for others")
                    .asException();
        }
        return caller.userId();
    }

    /** 422 where the client whom staff named is nobody. */
    static void requireClient(boolean nobody) {
        if (nobody) {
            throw refused("#/clientId", "must be the id of a client; nobody has this one");
        }
    }

    /** Whether it may clash with others; 422 for a client who says so, and without a key, since nothing else tells a repetition then. */
    boolean overrides(Caller caller, RequestKey key) {
        boolean wanted = Boolean.TRUE.equals(override);
        if (wanted && !caller.isStaff()) {
            throw refused("#/override", "must be absent or false; only staff override a clash");
        }
        if (wanted && key.key() == null) {
            throw refused(RequestKey.HEADER, "is needed with override, so that a repeated request is recognised");
        }
        return wanted;
    }

    /** Who gives it. */
    String practitionerOf(Offering offering) {
        List<String> all = offering.practitionerIds();
        if (practitionerId == null && all.size() == 1) {
            return all.getFirst();
        }
        String known = practitionerId != null && all.contains(practitionerId) ? practitionerId : null;
        return required("#/practitionerId", "must be one of the offering's: " + String.join(", ", all), known);
    }

    private static String required(String pointer, String rule, @Nullable String value) {
        if (value == null) {
            throw refused(pointer, rule);
        }
        return value;
    }

    private static FailureException refused(String pointer, String rule) {
        return new InvalidRequest(List.of(new FieldError(pointer, rule))).asException();
    }
}
