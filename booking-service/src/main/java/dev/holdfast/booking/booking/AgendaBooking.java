package dev.holdfast.booking.booking;

import java.util.List;

/**
 * A booking in the day of the staff: what anybody who may see it sees, and more.
 *
 * @param clashesWith the bookings that it shares time with on record, by an override or by buffers
 */
public record AgendaBooking(BookingView booking, List<String> clashesWith) {

    static AgendaBooking of(BookingDocument document) {
        return new AgendaBooking(
                BookingView.of(document.toBooking()),
                document.partners().stream().sorted().toList());
    }
}
