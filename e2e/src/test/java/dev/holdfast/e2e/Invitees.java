package dev.holdfast.e2e;

import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Invitees of the 30 minute offering, as Calendly would speak of them. */
final class Invitees {
    private final Stack stack;
    private final Offering offering;

    Invitees(Stack stack) {
        this.stack = stack;
        this.offering = stack.offering(30);
    }

    /** Somebody who came through a fresh link of this client, at a free time. */
    CalendlyInvitee of(Session client) {
        return of(client, stack.times().next());
    }

    CalendlyInvitee of(Session client, Instant startsAt) {
        return withToken(
                client.bookingLink(offering.id()).token(),
                startsAt,
                stack.clock().instant());
    }

    CalendlyInvitee withToken(@Nullable String token, Instant startsAt, Instant createdAt) {
        return CalendlyInvitee.of(
                offering.calendlyEventType(), stack.somebody("Typed"), token, startsAt, offering.length(), createdAt);
    }
}
