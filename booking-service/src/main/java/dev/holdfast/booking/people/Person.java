package dev.holdfast.booking.people;

import dev.holdfast.kit.service.caller.Role;
import java.util.List;

/**
 * A user, as far as a booking needs them.
 *
 * @param state {@code active}, {@code invited}, {@code unverified} or {@code closed}
 * @param roles as in {@link Role}
 */
record Person(String state, List<String> roles) {

    boolean isClosed() {
        return state.equals("closed");
    }

    /** Whether clients can be booked with them. */
    boolean isPractitioner() {
        return !isClosed() && (roles.contains(Role.PRACTITIONER) || roles.contains(Role.ADMIN));
    }
}
