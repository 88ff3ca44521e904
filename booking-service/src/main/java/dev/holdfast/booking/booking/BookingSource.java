package dev.holdfast.booking.booking;

/** Who made a booking. */
public enum BookingSource {
    CALENDLY,
    STAFF,
    SERIES,
    SELF
}
