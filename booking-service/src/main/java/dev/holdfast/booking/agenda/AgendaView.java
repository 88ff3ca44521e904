package dev.holdfast.booking.agenda;

import dev.holdfast.booking.booking.AgendaBooking;
import dev.holdfast.booking.calendar.BusyBlock;
import dev.holdfast.booking.task.OpenTask;
import java.time.Instant;
import java.util.List;

/**
 * What staff see of a stretch of days.
 *
 * @param bookings that meet it: coming, held, in doubt and past ones, but none that was cancelled
 * @param busy time that is taken by something else
 * @param tasks open ones about a time in it
 */
record AgendaView(Instant from, Instant to, List<AgendaBooking> bookings, List<Busy> busy, List<OpenTask> tasks) {

    /** @param why a stable word */
    record Busy(String practitionerId, Instant startsAt, Instant endsAt, String why) {

        static Busy of(BusyBlock block) {
            return new Busy(
                    block.practitionerId(),
                    block.time().startsAt(),
                    block.time().endsAt(),
                    block.why());
        }
    }
}
