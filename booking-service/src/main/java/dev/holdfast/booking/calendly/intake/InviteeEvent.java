package dev.holdfast.booking.calendly.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of one invitee, as far as it matters here.
 *
 * @param invitee the invitee's URI, the identity of everything that happens to it
 * @param news what the event tells
 * @param scheduledEvent the URI of the scheduled event
 * @param links the other halves of a reschedule
 * @param createdAt when the invitee was created, which is when its scheduling token was used
 * @param appointment absent from old payloads; a creation cannot be judged without
 * @param typed what the person typed, private
 * @param marks what else speaks against cancelling it
 */
record InviteeEvent(
        String invitee,
        News news,
        @Nullable String scheduledEvent,
        Links links,
        Instant createdAt,
        @Nullable Appointment appointment,
        Typed typed,
        Stray.Marks marks) {

    /** What became of an invitee. */
    enum News {
        CREATED,
        /** The creation, rendered after the invitee was cancelled. */
        CREATED_AND_CANCELED,
        CANCELED,
        /** The invitee's cancellation is one half of a reschedule. */
        MOVED;

        boolean isCreation() {
            return this == CREATED || this == CREATED_AND_CANCELED;
        }
    }

    /** Invitee URIs on either side of a reschedule. */
    record Links(@Nullable String oldInvitee, @Nullable String newInvitee) {}

    /** What the invitee typed, and bearer links, as JSON. Never logged, never shown to a client. */
    record Typed(String json) {

        @Override
        public String toString() {
            return "Typed[…]";
        }
    }

    /** Whether the event must be completed before it can be judged. */
    boolean lacksAppointment() {
        return news.isCreation() && appointment == null;
    }

    InviteeEvent with(Appointment found) {
        return new InviteeEvent(invitee, news, scheduledEvent, links, createdAt, found, typed, marks);
    }
}
