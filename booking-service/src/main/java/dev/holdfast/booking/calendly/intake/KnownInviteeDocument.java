package dev.holdfast.booking.calendly.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** As much of a document in {@code calendly_invitees} as a comparison with Calendly needs. */
@RegisterForReflection
public record KnownInviteeDocument(
        @BsonId String uri, @Nullable String scheduledEvent, InviteeDocument.Status status, Standing standing) {

    KnownInvitee toKnown() {
        return new KnownInvitee(uri, scheduledEvent, isJudged(), status == InviteeDocument.Status.ACTIVE);
    }

    /** Not while it is parked: whoever was to ask for the one before it may have found Calendly away, and nobody else does. */
    private boolean isJudged() {
        return switch (standing) {
            case UNDECIDED, PARKED -> false;
            case ATTACHED, OUTSIDE -> true;
        };
    }
}
