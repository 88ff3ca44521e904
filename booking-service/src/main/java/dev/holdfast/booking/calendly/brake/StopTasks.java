package dev.holdfast.booking.calendly.brake;

import dev.holdfast.booking.calendly.brake.ConnectionDocument.Stop;
import dev.holdfast.booking.task.Task;
import dev.holdfast.booking.task.TaskKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The task about a stop; one for each. */
final class StopTasks {

    private static final String UNTIL = " Nothing is cancelled at Calendly by itself until you close this.";

    private StopTasks() {}

    static Task stopped(String connection, Stop stop) {
        UUID key = UUID.nameUUIDFromBytes((connection + "|" + stop.number()).getBytes(StandardCharsets.UTF_8));
        return new Task(
                TaskKind.CANCELLING_STOPPED,
                key.toString(),
                new Task.Ref("calendar-link", connection),
                sentence(stop.why()) + UNTIL,
                Map.of("reason", stop.why(), "stop", Long.toString(stop.number())));
    }

    private static String sentence(String why) {
        return why.equals("unknown-key")
                ? "Somebody came with a booking link signed by a key we do not hold."
                : "Many bookings outside the policy came within a short time.";
    }
}
