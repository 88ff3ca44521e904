package dev.holdfast.booking.booking;

import dev.holdfast.booking.task.Task;
import dev.holdfast.booking.task.TaskKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tasks that bookings give rise to: one for each decision that needs a person. */
final class BookingTasks {

    private static final Set<TaskKind> CLASHES = Set.of(TaskKind.BOOKING_CONFLICT, TaskKind.BUFFER_CLASH);

    private static final Set<TaskKind> CLASHES_AND_HOURS =
            Set.of(TaskKind.BOOKING_CONFLICT, TaskKind.BUFFER_CLASH, TaskKind.OUTSIDE_HOURS);

    private BookingTasks() {}

    /**
     * What a new decision about a booking settles. Hours bind no staff, and whoever of them moves a booking outside of hours again has seen
     * where it is; clients move to free times only. Calendly and jobs know nothing of hours: as long as the booking stays, somebody has
     * yet to look at it.
     */
    static Set<TaskKind> settledBy(Actor by, Booking after) {
        return after.status().isActive() && !by.isPerson() ? CLASHES : CLASHES_AND_HOURS;
    }

    /** @param with the bookings that were at its time then */
    static Task conflict(Booking booking, List<String> with) {
        String summary = "Calendly accepted a booking for a time that is taken here.";
        return task(TaskKind.BOOKING_CONFLICT, booking, summary, Map.of("with", String.join(" ", with)));
    }

    static Task buffers(Booking booking) {
        return task(
                TaskKind.BUFFER_CLASH,
                booking,
                "Calendly accepted a booking that comes too close to another; it is confirmed, with less time in between.",
                Map.of());
    }

    /** What tasks of this decision are about. */
    static String about(Booking booking) {
        return booking.id() + "-" + booking.rev();
    }

    static Task.Ref ref(Booking booking) {
        return new Task.Ref("booking", booking.id());
    }

    private static Task task(TaskKind kind, Booking booking, String summary, Map<String, String> more) {
        Map<String, String> details = new HashMap<>(more);
        details.put("practitionerId", booking.parties().practitionerId());
        details.put("startsAt", booking.time().startsAt().toString());
        details.put("endsAt", booking.time().endsAt().toString());
        return new Task(kind, about(booking), ref(booking), summary, details);
    }
}
