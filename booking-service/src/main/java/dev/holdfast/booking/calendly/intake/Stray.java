package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.TimeSpan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitee that is attached to nobody.
 *
 * @param invitee its URI
 * @param scheduledEvent the URI of the event
 * @param refusal why it is attached to nobody
 * @param createdAt when it was created at Calendly
 * @param marks what else Calendly says of how it came about
 * @param oldInvitee the one it came out of by a reschedule
 */
public record Stray(
        String invitee,
        @Nullable String scheduledEvent,
        Refusal refusal,
        Instant createdAt,
        String eventType,
        TimeSpan time,
        Marks marks,
        @Nullable String oldInvitee,
        Stage stage) {

    /** How far a stray has come. */
    public enum Stage {
        /** It is going to take place, as far as we know. */
        OPEN,
        /** It does not take place any more, and that may be our doing: we were about to cancel it, and did not come to the end. */
        HALFWAY,
        /** It was cancelled or moved by others, or we are done with it. */
        OVER
    }

    /**
     * What speaks against cancelling an invitee without a person.
     *
     * @param byHost whether the host scheduled it
     * @param paid whether money was paid for it at Calendly
     */
    public record Marks(boolean byHost, boolean paid) {}

    /** The verdict by which it is about to be cancelled at Calendly. */
    public static final String CANCEL = "cancel";

    /**
     * The same invitee with what is known of the one it came out of: it is as old as that, and whatever spoke against cancelling that
     * one does against cancelling this.
     */
    public Stray following(Stray of) {
        return new Stray(
                invitee,
                scheduledEvent,
                refusal,
                of.createdAt.isBefore(createdAt) ? of.createdAt : createdAt,
                eventType,
                time,
                new Marks(marks.byHost || of.marks.byHost, marks.paid || of.marks.paid),
                of.oldInvitee,
                stage);
    }

    /** The invitee as a short word that may stand in ids and paths. */
    public String key() {
        return IntakeTasks.keyOf(invitee);
    }
}
