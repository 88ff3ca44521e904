package dev.holdfast.booking.calendly.intake;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** What is read back of a document in {@code calendly_invitees}; {@link InviteeStore} writes the rest of it. */
public record InviteeDocument(
        @BsonId String uri,
        Status status,
        Standing standing,
        @Nullable String bookingId) {

    /** What Calendly says of the invitee. */
    enum Status {
        ACTIVE,
        CANCELED,
        /** Rescheduled: {@code movingTo} names the invitee that follows. */
        MOVED
    }

    InviteeState toState() {
        return new InviteeState(standing, status == Status.CANCELED, bookingId);
    }
}
