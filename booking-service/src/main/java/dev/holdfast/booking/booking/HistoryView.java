package dev.holdfast.booking.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of a booking, as staff see it; never for clients.
 *
 * @param by the id of a user, or {@code calendly} or {@code system}
 * @param role {@code client}, {@code practitioner} or {@code admin}, or again {@code calendly} or {@code system}
 * @param from the start before a move
 * @param to the start since then
 * @param with the bookings that came to share time with this one, or do so no more
 * @param reason why it was cancelled, if somebody here said so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryView(
        Instant at,
        BookingEvent what,
        String by,
        String role,
        @Nullable Long rev,
        @Nullable BookingStatus status,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable List<String> with,
        @Nullable String reason) {

    static HistoryView of(HistoryEntry entry, @Nullable String reason) {
        return new HistoryView(
                entry.at(),
                entry.what(),
                entry.by(),
                entry.role(),
                entry.rev(),
                entry.status(),
                entry.from(),
                entry.to(),
                entry.with(),
                reason);
    }
}
