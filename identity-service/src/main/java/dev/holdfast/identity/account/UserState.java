package dev.holdfast.identity.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where an account stands, as admins see it. */
enum UserState {
    /** Can sign in. */
    ACTIVE,
    /** Was made by an admin and has no password yet. */
    INVITED,
    /** Registered; nobody has shown that the address is theirs. */
    UNVERIFIED,
    /** Cannot sign in any more. */
    CLOSED;

    static UserState of(User user) {
        Access access = user.access();
        if (access.isClosed()) {
            return CLOSED;
        }
        if (access.invited()) {
            return INVITED;
        }
        return user.emailVerified() ? ACTIVE : UNVERIFIED;
    }

    /** The word used over HTTP. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of one of the {@link #words()}. */
    static UserState ofWire(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(UserState::wire).toList();
    }
}
