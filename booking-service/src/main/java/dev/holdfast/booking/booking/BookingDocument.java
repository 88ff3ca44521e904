package dev.holdfast.booking.booking;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A booking as it is stored: flat, so that indexes and the validator can name its fields.
 *
 * @param claims present and not empty exactly while the status is active; absent otherwise
 * @param invitees every Calendly invitee this booking ever had; absent rather than empty, since it is indexed
 * @param jti absent rather than null in the database, since it is indexed
 * @param version grows with every change of a fact, {@code rev} or not
 * @param outbox jobs that are not yet in {@code jobs}; absent rather than empty
 */
public record BookingDocument(
        @BsonId String id,
        String offeringId,
        String offeringName,
        String practitionerId,
        String clientId,
        BookingStatus status,
        BookingSource source,
        Instant startsAt,
        Instant endsAt,
        @Nullable List<Integer> claims,
        @Nullable List<String> invitees,
        @Nullable String jti,
        @Nullable String location,
        long rev,
        long version,
        @Nullable List<OutboxEntry> outbox,
        Instant createdAt,
        Instant updatedAt) {

    /** A new booking with the jobs of its birth; claims are given exactly for an active one. */
    static BookingDocument born(Booking booking, @Nullable Claims claims, List<OutboxEntry> jobs) {
        String invitee = booking.origin().invitee();
        return new BookingDocument(
                booking.id(),
                booking.service().offeringId(),
                booking.service().offeringName(),
                booking.parties().practitionerId(),
                booking.parties().clientId(),
                booking.status(),
                booking.origin().source(),
                booking.time().startsAt(),
                booking.time().endsAt(),
                claims == null ? null : claims.buckets(),
                invitee == null ? null : List.of(invitee),
                booking.origin().jti(),
                booking.location(),
                booking.rev(),
                1,
                jobs.isEmpty() ? null : jobs,
                booking.createdAt(),
                booking.createdAt());
    }

    Booking toBooking() {
        return new Booking(
                id,
                new Booking.Service(offeringId, offeringName),
                new Booking.Parties(clientId, practitionerId),
                status,
                new TimeSpan(startsAt, endsAt),
                location,
                new Booking.Origin(source, jti, invitees == null ? null : invitees.getLast()),
                rev,
                createdAt);
    }
}
