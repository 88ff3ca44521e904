package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.TimeSpan;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A document in {@code calendly_invitees}, as far as it matters for an invitee that is attached to nobody.
 *
 * @param verdict what was to be made of it
 * @param ended how it ended through us, for good
 */
@RegisterForReflection
public record StrayDocument(
        @BsonId String uri,
        InviteeDocument.Status status,
        Standing standing,
        @Nullable String reason,
        @Nullable String scheduledEvent,
        Instant inviteeCreatedAt,
        @Nullable String eventType,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Boolean byHost,
        @Nullable Boolean paid,
        @Nullable String oldInvitee,
        @Nullable Binary typed,
        @Nullable String verdict,
        @Nullable String ended) {

    @Nullable
    Stray toStray() {
        if (standing != Standing.OUTSIDE || reason == null || eventType == null || startsAt == null || endsAt == null) {
            return null;
        }
        return new Stray(
                uri,
                scheduledEvent,
                Refusal.ofWire(reason),
                inviteeCreatedAt,
                eventType,
                new TimeSpan(startsAt, endsAt),
                new Stray.Marks(Boolean.TRUE.equals(byHost), Boolean.TRUE.equals(paid)),
                oldInvitee,
                stage());
    }

    private Stray.Stage stage() {
        if (ended != null) {
            return Stray.Stage.OVER;
        }
        if (status == InviteeDocument.Status.ACTIVE) {
            return Stray.Stage.OPEN;
        }
        return Stray.CANCEL.equals(verdict) ? Stray.Stage.HALFWAY : Stray.Stage.OVER;
    }

    @Override
    public String toString() {
        return "StrayDocument[" + uri + "]";
    }
}
