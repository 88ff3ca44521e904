package dev.holdfast.sandbox.calendly.agenda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A booked event together with its one invitee, who made the {@code request}. */
public record ScheduledEvent(
        InviteeKey key,
        EventType type,
        Location location,
        BookingRequest request,
        Circumstances circumstances,
        Instant createdAt,
        Moves moves,
        @Nullable Cancellation cancellation) {

    public String uuid() {
        return key.eventUuid();
    }

    public String inviteeUuid() {
        return key.inviteeUuid();
    }

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

    /** Whether another event has taken this one's place; such an event is canceled too. */
    public boolean isRescheduled() {
        return moves.to() != null;
    }

    public String status() {
        return isCanceled() ? "canceled" : "active";
    }

    ScheduledEvent canceled(Cancellation how) {
        return new ScheduledEvent(key, type, location, request, circumstances, createdAt, moves, how);
    }

    ScheduledEvent replacedBy(InviteeKey successor, Cancellation how) {
        var moved = new Moves(moves.from(), successor);
        return new ScheduledEvent(key, type, location, request, circumstances, createdAt, moved, how);
    }
}
