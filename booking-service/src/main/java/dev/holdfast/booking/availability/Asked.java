package dev.holdfast.booking.availability;

/** What somebody wants to know of some days. */
sealed interface Asked {

    /** When an offering can be booked. */
    record Offered(String offeringId, AskedTime time) implements Asked {}

    /** To when a booking can be moved. */
    record Moved(String bookingId, AskedTime time) implements Asked {}
}
