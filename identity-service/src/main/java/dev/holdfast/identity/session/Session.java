package dev.holdfast.identity.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in on one device.
 *
 * @param number of the youngest refresh token issued
 * @param current hash of that token
 * @param previous what came before it; absent until the first refresh
 */
record Session(
        String id,
        String userId,
        long number,
        TokenHash current,
        @Nullable Previous previous,
        Instant expiresAt,
        boolean revoked) {

    /** The predecessor of the youngest token, and when it was replaced. */
    record Previous(TokenHash token, Instant replacedAt) {}

    /** What is to be done with a refresh token that was presented. */
    sealed interface Step {

        /** It is the youngest: issue the one after it. */
        record Advance() implements Step {}

        /** It was replaced a moment ago and its successor is unused: issue that successor again. */
        record Repeat() implements Step {}

        record Refuse() implements Step {}
    }

    /** The youngest token is unused by definition: using it makes a younger one. */
    Step step(RefreshToken token, Instant now, Duration grace) {
        if (revoked || !now.isBefore(expiresAt)) {
            return new Step.Refuse();
        }
        if (token.number() == number && current.isOf(token)) {
            return new Step.Advance();
        }
        return isPredecessor(token, now, grace) ? new Step.Repeat() : new Step.Refuse();
    }

    private boolean isPredecessor(RefreshToken token, Instant now, Duration grace) {
        return previous != null
                && token.number() == number - 1
                && previous.token().isOf(token)
                && !now.isAfter(previous.replacedAt().plus(grace));
    }
}
