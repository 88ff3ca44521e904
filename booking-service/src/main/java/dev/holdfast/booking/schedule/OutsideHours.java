package dev.holdfast.booking.schedule;

import dev.holdfast.booking.booking.BookedTime;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.task.Task;
import dev.holdfast.booking.task.TaskKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A booking that the hours leave outside. Staff are asked about it once for each decision about the booking and each version of the hours of
 * its own day: how often hours of other days are saved does not matter, and what staff answered holds until the booking is decided
 * anew or its day has other hours. Where staff themselves decided it to be outside of these hours, they are not asked.
 *
 * @param dayHours a word for the hours of its day, the same as long as these are
 */
record OutsideHours(Schedule schedule, BookedTime booking, String dayHours) {

    /** The booking if the hours leave it outside, else {@code null}. */
    static @Nullable OutsideHours of(Schedule schedule, BookedTime booking) {
        String dayHours = leavingOut(schedule, booking.time());
        return dayHours == null ? null : new OutsideHours(schedule, booking, dayHours);
    }

    /** A word for the hours of that day, where they leave this time outside, else {@code null}. */
    static @Nullable String leavingOut(Schedule schedule, TimeSpan time) {
        return new WorkingHours(schedule).cover(time.startsAt(), time.endsAt()) ? null : word(schedule, time);
    }

    /** Short, since it becomes part of an id. */
    private static String word(Schedule schedule, TimeSpan time) {
        LocalDate first = time.startsAt().atZone(schedule.zone()).toLocalDate();
        LocalDate last = time.endsAt().minusMillis(1).atZone(schedule.zone()).toLocalDate();
        String hours = first.datesUntil(last.plusDays(1))
                .map(date -> date + " "
                        + schedule.on(date).stream().map(DayRange::text).toList())
                .collect(Collectors.joining(" ", schedule.zone() + " ", ""));
        return UUID.nameUUIDFromBytes(hours.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Whether staff put it there knowing these hours. */
    boolean isKnown() {
        return dayHours.equals(booking.outsideHours());
    }

    Task task() {
        return new Task(
                TaskKind.OUTSIDE_HOURS,
                booking.id() + "-" + booking.rev() + "-" + dayHours,
                new Task.Ref("booking", booking.id()),
                "A coming booking is outside the working hours as they are now; it stays until somebody moves or cancels it.",
                Map.of(
                        "practitionerId", schedule.practitionerId(),
                        "version", Long.toString(schedule.rev()),
                        "startsAt", booking.time().startsAt().toString(),
                        "endsAt", booking.time().endsAt().toString()));
    }
}
