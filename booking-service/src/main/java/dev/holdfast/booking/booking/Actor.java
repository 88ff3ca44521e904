package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.caller.Role;

/**
 * Who changed a booking.
 *
 * @param by the id of a user, or {@code calendly} or {@code system}
 * @param role the role in which they could, as in {@link Role}, or again {@code calendly} or {@code system}
 */
record Actor(String by, String role) {

    static final Actor CALENDLY = new Actor("calendly", "calendly");

    /** A job or a rule of ours. */
    static final Actor SYSTEM = new Actor("system", "system");

    static Actor of(Caller caller) {
        if (!caller.isStaff()) {
            return client(caller.userId());
        }
        return new Actor(caller.userId(), caller.isAdmin() ? Role.ADMIN : Role.PRACTITIONER);
    }

    /** Whether it was somebody here. */
    boolean isPerson() {
        return !equals(CALENDLY) && !equals(SYSTEM);
    }

    /** Whether hours did not bind them. */
    boolean isStaff() {
        return isPerson() && !role.equals(Role.CLIENT);
    }

    static Actor client(String userId) {
        return new Actor(userId, Role.CLIENT);
    }
}
