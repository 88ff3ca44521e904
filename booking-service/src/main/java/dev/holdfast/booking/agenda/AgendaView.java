package dev.holdfast.booking.agenda;

import dev.holdfast.booking.booking.AgendaBooking;
import dev.holdfast.booking.booking.BookingView;
import dev.holdfast.booking.calendar.BusyBlock;
import dev.holdfast.booking.task.TaskView;
import java.time.Instant;
import java.util.List;

/**
 * What staff see of a stretch of days.
 *
 * @param bookings that meet it: coming, held, in doubt and past ones, but none that was cancelled
 * @param clashes who shares time with others on record, by an override or by buffers; and conflicted ones, with those that are at their time
 * @param busy time that is taken by something else
 * @param tasks open ones about a time in it
 */
record AgendaView(
        Instant from,
        Instant to,
        List<BookingView> bookings,
        List<Clash> clashes,
        List<Busy> busy,
        List<TaskView> tasks) {

    /** @param with the ids of the bookings it shares time with, or would */
    record Clash(String bookingId, List<String> with) {}

    static AgendaView of(AskedDays asked, List<AgendaBooking> bookings, List<BusyBlock> blocks, List<TaskView> tasks) {
        return new AgendaView(
                asked.from(),
                asked.to(),
                bookings.stream().map(AgendaBooking::booking).toList(),
                bookings.stream()
                        .filter(each -> !each.clashesWith().isEmpty())
                        .map(each -> new Clash(each.booking().id(), each.clashesWith()))
                        .toList(),
                blocks.stream().map(Busy::of).toList(),
                tasks);
    }

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
