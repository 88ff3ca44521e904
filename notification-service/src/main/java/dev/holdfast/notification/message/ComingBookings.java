package dev.holdfast.notification.message;

import java.util.List;

/** Some of a client's confirmed bookings that have not begun. */
public record ComingBookings(List<Item> items) {

    /** One of them, as it was last decided. */
    public record Item(String id, long rev) {}
}
