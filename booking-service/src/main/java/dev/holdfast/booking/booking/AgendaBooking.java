package dev.holdfast.booking.booking;

import java.util.Collection;
import java.util.List;

/**
 * A booking in the day of the staff: what anybody who may see it sees, and more.
 *
 * @param clashesWith the bookings that it shares time with on record, by an override or by buffers; of a conflicted one, which has nothing
 *     on record, the active bookings at its time now
 */
public record AgendaBooking(BookingView booking, List<String> clashesWith) {

    /** @param active the active bookings of its practitioner at its time, and perhaps others of theirs */
    static AgendaBooking of(BookingDocument document, List<BookingDocument> active) {
        Collection<String> with = document.status() == BookingStatus.CONFLICTED
                ? Placement.inTheWay(document.time(), active)
                : document.partners();
        return new AgendaBooking(
                BookingView.of(document.toBooking()), with.stream().sorted().toList());
    }
}
