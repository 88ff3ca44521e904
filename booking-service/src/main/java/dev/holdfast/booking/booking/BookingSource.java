package dev.holdfast.booking.booking;

/** Who made a booking. */
public enum BookingSource {
    CALENDLY,
    STAFF,
    SERIES,
    SELF;

    /** Whether it was the client. */
    boolean isClient() {
        return this == CALENDLY || this == SELF;
    }
}
