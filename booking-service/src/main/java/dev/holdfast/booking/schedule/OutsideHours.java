package dev.holdfast.booking.schedule;

import dev.holdfast.booking.booking.BookedTime;
import dev.holdfast.booking.task.Task;
import dev.holdfast.booking.task.TaskKind;
import java.util.Map;

/** The task about a booking that new hours leave outside: one for each booking and {@code rev} of the hours. */
final class OutsideHours {

    private OutsideHours() {}

    static Task task(Schedule schedule, BookedTime booking) {
        return new Task(
                TaskKind.OUTSIDE_HOURS,
                booking.id() + "-" + schedule.rev(),
                new Task.Ref("booking", booking.id()),
                "A coming booking is outside the working hours as they are now; it stays until somebody moves or cancels it.",
                Map.of(
                        "practitionerId", schedule.practitionerId(),
                        "version", Long.toString(schedule.rev()),
                        "startsAt", booking.time().startsAt().toString(),
                        "endsAt", booking.time().endsAt().toString()));
    }
}
