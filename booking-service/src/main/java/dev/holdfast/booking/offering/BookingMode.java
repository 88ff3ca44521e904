package dev.holdfast.booking.offering;

import java.util.Locale;

/** How clients book an offering. */
public enum BookingMode {
    CALENDLY,
    INTERNAL,
    BOTH;

    /** Whether a Calendly event may become a booking of such an offering. */
    public boolean throughCalendly() {
        return this != INTERNAL;
    }

    /** Whether it is booked here. */
    public boolean here() {
        return this != CALENDLY;
    }

    /** The word used over HTTP. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BookingMode ofWire(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
