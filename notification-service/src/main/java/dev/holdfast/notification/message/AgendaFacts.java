package dev.holdfast.notification.message;

import java.time.Instant;
import java.util.List;

/** A practitioner's open bookings of some time, in order; nothing of who comes. */
public record AgendaFacts(List<Item> items) {

    /**
     * One of them.
     *
     * @param status as booking-service calls it
     */
    public record Item(String offeringName, String status, Instant startsAt, Instant endsAt) {

        /** Whether its time is also another booking's. */
        public boolean clashes() {
            return "CONFLICTED".equals(status);
        }
    }
}
