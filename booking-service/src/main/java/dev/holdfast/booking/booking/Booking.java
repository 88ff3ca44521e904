package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.caller.Caller;
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
     * @param buffers as they were when it was booked
     */
    public record Service(String offeringId, String offeringName, Buffers buffers) {}

    /** Who meets, as ids of identity. */
    public record Parties(String clientId, String practitionerId) {}

    /**
     * How a booking came about.
     *
     * @param jti the scheduling token that was used up, for bookings from Calendly
     * @param invitee the URI of the Calendly invitee that stands for it now; absent once we moved the booking ourselves
     * @param request the request of somebody here that made it, so that its repetition is recognised
     */
    public record Origin(
            BookingSource source,
            @Nullable String jti,
            @Nullable String invitee,
            @Nullable String request) {

        public Origin(BookingSource source, @Nullable String jti, @Nullable String invitee) {
            this(source, jti, invitee, null);
        }

        Origin standingFor(@Nullable String current) {
            return new Origin(source, jti, current, request);
        }
    }

    /** How often an invitation to this booking was changed: the iCalendar sequence, 0 for the first. */
    long sequence() {
        return rev - 1;
    }

    /** The buckets it occupies, if nobody else is there. */
    Claims wanted() {
        return Claims.of(time, service.buffers());
    }

    boolean isOwnedBy(String userId) {
        return parties.clientId().equals(userId);
    }

    boolean isVisibleTo(Caller caller) {
        return caller.isStaff() || isOwnedBy(caller.userId());
    }

    /** Whether it can still be cancelled or moved. */
    public boolean isOpen() {
        return status.isOpen();
    }

    /** Whether this invitee stands for the booking at Calendly now, so that what happens to it happens to the booking. */
    public boolean standsFor(String invitee) {
        return invitee.equals(origin.invitee());
    }

    /** Whether we moved the booking away from its invitee: Calendly's word about that one counts no more. */
    public boolean isDetached() {
        return origin.source() == BookingSource.CALENDLY && origin.invitee() == null;
    }

    /** The booking at another time and place, to be decided anew. */
    Booking movedTo(TimeSpan newTime, @Nullable String newPlace, @Nullable String newInvitee) {
        return new Booking(
                id, service, parties, status, newTime, newPlace, origin.standingFor(newInvitee), rev + 1, createdAt);
    }

    /**
     * The booking moved here to another start, to be decided anew. From Calendly it comes away from its invitee, whose event ends with
     * the move, and with it where that was.
     *
     * @param newPlace where it then is, if it was booked at Calendly until now
     */
    Booking movedHere(Instant startsAt, @Nullable String newPlace) {
        return movedTo(time.startingAt(startsAt), origin.invitee() == null ? location : newPlace, null);
    }

    /** The booking where it is, to be decided anew. */
    Booking decidedAnew() {
        return movedTo(time, location, origin.invitee());
    }

    /** The booking as it was just decided. */
    Booking as(BookingStatus decided) {
        return new Booking(id, service, parties, decided, time, location, origin, rev, createdAt);
    }
}
