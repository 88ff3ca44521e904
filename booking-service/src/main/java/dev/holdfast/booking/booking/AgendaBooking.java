package dev.holdfast.booking.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A booking in the day of the staff.
 *
 * @param clashesWith the bookings that it shares time with on record, by an override or by buffers
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgendaBooking(
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
        List<String> clashesWith) {

    static AgendaBooking of(BookingDocument document) {
        Booking booking = document.toBooking();
        return new AgendaBooking(
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
                Stream.concat(document.overridden().stream(), document.sharing().stream())
                        .sorted()
                        .toList());
    }
}
