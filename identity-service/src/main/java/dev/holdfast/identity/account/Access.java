package dev.holdfast.identity.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a user gets in.
 *
 * @param passwordVersion grows with every password that is set after the first; a session or a link of another version is over
 * @param invited true until somebody whom an admin invited has chosen a password
 * @param closedAt when the account was closed, for good
 * @param erasedAt when address and name of a closed account were erased
 */
public record Access(
        long passwordVersion,
        boolean invited,
        @Nullable Instant closedAt,
        @Nullable Instant erasedAt) {

    /** Of whoever begins with a password. */
    public static final Access FIRST = new Access(0, false, null, null);

    /** Of whoever begins with an invitation. */
    static final Access INVITED = new Access(0, true, null, null);

    public boolean isClosed() {
        return closedAt != null;
    }

    boolean isErased() {
        return erasedAt != null;
    }
}
