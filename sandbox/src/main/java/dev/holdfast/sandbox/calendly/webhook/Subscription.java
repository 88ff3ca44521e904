package dev.holdfast.sandbox.calendly.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to be told.
 *
 * @param scope {@code user} or {@code organization}; with one host both hear the same
 * @param retryStartedAt since when messages have been failing, null while all is well
 */
public record Subscription(
        String uuid,
        String callbackUrl,
        List<String> events,
        String scope,
        String signingKey,
        boolean active,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant retryStartedAt) {

    public Subscription {
        events = List.copyOf(events);
    }

    boolean wants(String event) {
        return active && events.contains(event);
    }

    boolean hasSameTarget(String otherUrl, String otherScope) {
        return callbackUrl.equals(otherUrl) && scope.equals(otherScope);
    }

    Subscription retryingSince(@Nullable Instant since, Instant now) {
        return new Subscription(uuid, callbackUrl, events, scope, signingKey, active, createdAt, now, since);
    }

    Subscription disabled(Instant now) {
        return new Subscription(uuid, callbackUrl, events, scope, signingKey, false, createdAt, now, retryStartedAt);
    }

    /** Without the signing key. */
    @Override
    public String toString() {
        return "Subscription[" + uuid + ", " + scope + ", " + events + "]";
    }
}
