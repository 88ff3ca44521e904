package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.TimeSpan;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** What is read back of a document in {@code calendly_invitees}; {@link InviteeStore} writes the rest of it. */
@RegisterForReflection
public record InviteeDocument(
        @BsonId String uri,
        Status status,
        Standing standing,
        @Nullable String bookingId,
        @Nullable String reason,
        @Nullable String scheduledEvent,
        @Nullable String eventType,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String location,
        @Nullable String oldInvitee,
        @Nullable String movingTo,
        Instant firstSeenAt) {

    /** What Calendly says of the invitee. */
    enum Status {
        ACTIVE,
        CANCELED,
        /** Rescheduled: {@code movingTo} names the invitee that follows. */
        MOVED
    }

    InviteeState toState() {
        return new InviteeState(
                uri,
                standing,
                status == Status.CANCELED && movingTo == null,
                bookingId,
                reason == null ? null : Refusal.ofWire(reason),
                appointment(),
                oldInvitee,
                firstSeenAt);
    }

    private @Nullable Appointment appointment() {
        return eventType == null || startsAt == null || endsAt == null
                ? null
                : new Appointment(eventType, new TimeSpan(startsAt, endsAt), location);
    }
}
