package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.task.Task;
import dev.holdfast.booking.task.TaskKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The tasks that events give rise to. */
final class IntakeTasks {

    private static final int KEY_LENGTH = 22;

    private IntakeTasks() {}

    static Task turnedAway(InviteeState invitee, Refusal refusal) {
        return new Task(
                TaskKind.OUTSIDE_POLICY,
                keyOf(invitee.uri()),
                new Task.Ref("calendly-invitee", invitee.uri()),
                refusal.summary(),
                Map.of(
                        "reason", refusal.wire(),
                        "eventType", invitee.booked().eventType(),
                        "startsAt", invitee.booked().time().startsAt().toString(),
                        "endsAt", invitee.booked().time().endsAt().toString()));
    }

    static Task unreadable(String eventId, String why) {
        return leftOut(eventId, "Calendly sent an event that cannot be understood; look at the calendar there.", why);
    }

    static Task stuck(String eventId, String why) {
        return leftOut(eventId, "An event from Calendly cannot be taken in; look at the calendar there.", why);
    }

    static Task notCancelled(String bookingId, long rev, String why) {
        return new Task(
                TaskKind.CANCEL_AT_CALENDLY,
                bookingId + "-" + rev,
                new Task.Ref("booking", bookingId),
                "A booking was cancelled or moved here, and its old event could not be cancelled at Calendly.",
                Map.of("reason", why));
    }

    private static Task leftOut(String eventId, String summary, String why) {
        return new Task(
                TaskKind.UNREADABLE_EVENT,
                eventId,
                new Task.Ref("webhook-event", eventId),
                summary,
                Map.of("reason", why));
    }

    /** An invitee's URI as a short word: it may stand in an id and in a path. */
    static String keyOf(String invitee) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(invitee.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, KEY_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
