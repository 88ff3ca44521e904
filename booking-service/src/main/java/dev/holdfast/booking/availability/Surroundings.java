package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.PractitionerTime;
import dev.holdfast.booking.booking.TakenTimes;
import dev.holdfast.booking.calendar.BusyBlock;
import dev.holdfast.booking.schedule.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides about the start of a new booking besides active ones: of those the unique index has the last word (ADR 4), and reading
 * them would nearly always say that nothing is in the way.
 *
 * @param schedule of the practitioner; {@code null} where no working hours are stored
 * @param waiting bookings that wait for their time, which is taken by them though they hold none
 * @param blocks what else is known to take time
 */
record Surroundings(@Nullable Schedule schedule, List<Booking> waiting, List<BusyBlock> blocks) {

    Surroundings {
        waiting = List.copyOf(waiting);
        blocks = List.copyOf(blocks);
    }

    /** What of all this is around one time. */
    static Surroundings of(
            PractitionerTime time, List<Schedule> schedules, List<Booking> waiting, List<BusyBlock> blocks) {
        return new Surroundings(
                schedules.stream()
                        .filter(schedule -> schedule.practitionerId().equals(time.practitionerId()))
                        .findFirst()
                        .orElse(null),
                waiting.stream()
                        .filter(booking -> time.has(
                                booking.parties().practitionerId(),
                                booking.time().startsAt()))
                        .toList(),
                blocks.stream()
                        .filter(block ->
                                time.has(block.practitionerId(), block.time().startsAt()))
                        .toList());
    }

    /** What is in the way; what counts towards caps is not in it. */
    Occupied occupied(String offeringId) {
        return Occupied.of(waiting.stream().map(TakenTimes::of).toList(), blocks, offeringId);
    }
}
