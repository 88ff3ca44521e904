package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.Booking;
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

    static Task turnedAway(String invitee, Appointment appointment, Refusal refusal) {
        return new Task(
                TaskKind.OUTSIDE_POLICY,
                keyOf(invitee),
                new Task.Ref("calendly-invitee", invitee),
                refusal.summary(),
                Map.of(
                        "reason", refusal.wire(),
                        "eventType", appointment.eventType(),
                        "startsAt", appointment.time().startsAt().toString(),
                        "endsAt", appointment.time().endsAt().toString()));
    }

    static Task conflict(Booking booking) {
        return new Task(
                TaskKind.BOOKING_CONFLICT,
                booking.id(),
                new Task.Ref("booking", booking.id()),
                "Calendly accepted a booking for a time that is taken here.",
                Map.of(
                        "practitionerId", booking.parties().practitionerId(),
                        "startsAt", booking.time().startsAt().toString(),
                        "endsAt", booking.time().endsAt().toString()));
    }

    static Task unreadable(String eventId, String why) {
        return leftOut(eventId, "Calendly sent an event that cannot be understood; look at the calendar there.", why);
    }

    static Task stuck(String eventId, String why) {
        return leftOut(eventId, "An event from Calendly cannot be taken in; look at the calendar there.", why);
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
