package dev.holdfast.booking.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One appointment of one client with one practitioner.
 *
 * @param service what was booked
 * @param parties who meets
 * @param location where, as far as it may be shown to the client
 * @param origin how it came about
 * @param rev grows when time, place, people or status are decided anew; 1 at birth
 */
public record Booking(
        String id,
        Service service,
        Parties parties,
        BookingStatus status,
        TimeSpan time,
        @Nullable String location,
        Origin origin,
        long rev,
        Instant createdAt) {

    /**
     * What was booked.
     *
     * @param offeringName as it was called when it was booked
     */
    public record Service(String offeringId, String offeringName) {}

    /** Who meets, as ids of identity. */
    public record Parties(String clientId, String practitionerId) {}

    /**
     * How a booking came about.
     *
     * @param jti the scheduling token that was used up, for bookings from Calendly
     * @param invitee the URI of the Calendly invitee it came from
     */
    public record Origin(
            BookingSource source,
            @Nullable String jti,
            @Nullable String invitee) {}

    /** How often an invitation to this booking was changed: the iCalendar sequence, 0 for the first. */
    long sequence() {
        return rev - 1;
    }

    boolean isOwnedBy(String userId) {
        return parties.clientId().equals(userId);
    }
}
