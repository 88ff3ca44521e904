package dev.holdfast.booking.booking;

import java.util.List;

/**
 * Some of a client's confirmed bookings that have not begun, in a fixed order.
 *
 * @param items fewer than were asked for when there are no more
 */
record ComingBookings(List<Item> items) {

    /** One of them, as it was last decided. */
    record Item(String id, long rev) {}

    static ComingBookings of(List<ClientBookingDocument> found) {
        return new ComingBookings(
                found.stream().map(each -> new Item(each.id(), each.rev())).toList());
    }
}
