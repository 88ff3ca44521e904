package dev.holdfast.booking.platform;

import dev.holdfast.kit.job.outbox.OutboxCollections;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The collections of this service in which jobs are born. */
@ApplicationScoped
class BookingOutboxes implements OutboxCollections {

    @Override
    public List<String> names() {
        return List.of("bookings", "tasks", "calendly_invitees", "schedules");
    }
}
