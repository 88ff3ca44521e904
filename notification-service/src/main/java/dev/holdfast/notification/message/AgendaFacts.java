package dev.holdfast.notification.message;

import java.time.Instant;
import java.util.List;

/** A practitioner's open bookings of some time, in order; nothing of who comes. */
public record AgendaFacts(List<Item> items) {

    /** One of them. */
    public record Item(String offeringName, Instant startsAt, Instant endsAt) {}
}
