package dev.holdfast.booking.calendly.intake;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** As much of a document in {@code calendly_invitees} as a comparison with Calendly needs. */
public record KnownInviteeDocument(
        @BsonId String uri, @Nullable String scheduledEvent, InviteeDocument.Status status, Standing standing) {

    KnownInvitee toKnown() {
        return new KnownInvitee(
                uri, scheduledEvent, standing != Standing.UNDECIDED, status == InviteeDocument.Status.ACTIVE);
    }
}
