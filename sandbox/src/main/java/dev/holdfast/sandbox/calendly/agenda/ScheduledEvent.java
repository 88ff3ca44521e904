package dev.holdfast.sandbox.calendly.agenda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A booked event together with its one invitee, who made the {@code request}. */
public record ScheduledEvent(
        String uuid,
        String inviteeUuid,
        EventType type,
        Location location,
        BookingRequest request,
        Instant createdAt,
        @Nullable Cancellation cancellation) {

    public Instant start() {
        return request.start();
    }

    public Instant end() {
        return start().plus(type.duration());
    }

    public Instant updatedAt() {
        return cancellation == null ? createdAt : cancellation.createdAt();
    }

    public boolean isCanceled() {
        return cancellation != null;
    }

    public String status() {
        return isCanceled() ? "canceled" : "active";
    }

    ScheduledEvent canceled(Cancellation how) {
        return new ScheduledEvent(uuid, inviteeUuid, type, location, request, createdAt, how);
    }
}
