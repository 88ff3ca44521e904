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
 * @param opening how it began
 */
record Session(
        String id,
        String userId,
        long number,
        TokenHash current,
        @Nullable Previous previous,
        Instant expiresAt,
        boolean revoked,
        Opening opening) {

    /** The predecessor of the youngest token, and when it was replaced. */
    record Previous(TokenHash token, Instant replacedAt) {}

    /**
     * How a session began.
     *
     * @param device in a few words of ours
     * @param passwordVersion of the user's password then; with another one the session is over
     */
    record Opening(Instant at, String device, long passwordVersion) {}

    /** What is to be done with a refresh token that was presented. */
    sealed interface Step {

        /** It is the youngest: issue the one after it. */
        record Advance() implements Step {}

        /** It was replaced a moment ago and its successor is unused: issue that successor again. */
        record Repeat() implements Step {}

        /** It was issued once and is over: somebody has a copy, and nobody can say who. */
        record Reused() implements Step {}

        record Refuse() implements Step {}
    }

    /**
     * The youngest token is unused by definition: using it makes a younger one.
     *
     * @param genuine whether the token's secret is the one that its family and number give
     */
    Step step(RefreshToken token, boolean genuine, Instant now, Duration grace) {
        if (revoked || !now.isBefore(expiresAt)) {
            return new Step.Refuse();
        }
        if (token.number() == number && current.isOf(token)) {
            return new Step.Advance();
        }
        if (isPredecessor(token, now, grace)) {
            return new Step.Repeat();
        }
        return genuine && token.number() < number ? new Step.Reused() : new Step.Refuse();
    }

    /** When it was opened or refreshed last. */
    Instant lastUsedAt() {
        return previous == null ? opening.at() : previous.replacedAt();
    }

    private boolean isPredecessor(RefreshToken token, Instant now, Duration grace) {
        return previous != null
                && token.number() == number - 1
                && previous.token().isOf(token)
                && !now.isAfter(previous.replacedAt().plus(grace));
    }
}
