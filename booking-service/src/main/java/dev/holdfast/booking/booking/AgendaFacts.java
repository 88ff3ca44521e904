package dev.holdfast.booking.booking;

import java.time.Instant;
import java.util.List;

/** What a practitioner's agenda mail may say: nothing of who comes, since mail is read anywhere. */
record AgendaFacts(List<Item> items) {

    /** One open booking. */
    record Item(String offeringName, BookingStatus status, Instant startsAt, Instant endsAt) {}

    static AgendaFacts of(List<BookingDocument> bookings) {
        return new AgendaFacts(bookings.stream()
                .map(booking ->
                        new Item(booking.offeringName(), booking.status(), booking.startsAt(), booking.endsAt()))
                .toList());
    }
}
