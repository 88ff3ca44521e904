package dev.holdfast.sandbox.calendly.agenda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an event ended before its time.
 *
 * @param canceledBy a person's name, as in the real API
 * @param cancelerType {@code host} or {@code invitee}
 */
public record Cancellation(String canceledBy, @Nullable String reason, String cancelerType, Instant createdAt) {

    static Cancellation byHost(@Nullable String reason, Instant now) {
        return new Cancellation(Host.MIRA.name(), reason, "host", now);
    }

    static Cancellation byInvitee(String name, @Nullable String reason, Instant now) {
        return new Cancellation(name, reason, "invitee", now);
    }
}
