package dev.holdfast.booking.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A booking as its client and the staff see it; nothing in it was typed into Calendly. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookingView(
        String id,
        String offeringId,
        String offeringName,
        String practitionerId,
        String clientId,
        BookingStatus status,
        BookingSource source,
        Instant startsAt,
        Instant endsAt,
        @Nullable String location,
        long rev,
        Instant createdAt) {

    static BookingView of(Booking booking) {
        return new BookingView(
                booking.id(),
                booking.service().offeringId(),
                booking.service().offeringName(),
                booking.parties().practitionerId(),
                booking.parties().clientId(),
                booking.status(),
                booking.origin().source(),
                booking.time().startsAt(),
                booking.time().endsAt(),
                booking.location(),
                booking.rev(),
                booking.createdAt());
    }
}
