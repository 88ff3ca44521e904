package dev.holdfast.booking.booking;

import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.booking.idempotency.IdempotencyFailure.KeyReused;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.caller.Caller;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A booking as it is stored: flat, so that indexes and the validator can name its fields. Lists are absent rather than empty.
 *
 * @param bufferBefore minutes
 * @param bufferAfter minutes
 * @param claims the buckets it holds, present exactly while the status is active, unless others hold all it wants
 * @param overrides active bookings that hold buckets this one wants too, or want them too and do not name this one: by the buffers of
 *     either, or because staff wanted it so
 * @param sharedWith active bookings that name this one in their {@code overrides}
 * @param capKeys the numbers that it has in its day and week, see {@link CapKeys}; absent unless its client chose it under a cap
 * @param invitees every Calendly invitee this booking ever had
 * @param invitee the one that stands for it now
 * @param request the request by which somebody here made it; absent on those from Calendly
 * @param lastOp the request by which somebody here changed it last, so that its repetition is recognised
 * @param ops the latest of those requests, oldest first, so that one that comes late is recognised too
 * @param reason why it was cancelled here
 * @param decidedAt when {@code rev} came to be; absent on those written before reminders were: their birth
 * @param outsideHours where staff decided it to be outside of the hours of its day, the word of {@link PractitionerHours} for these
 * @param version grows with every change of a fact, {@code rev} or not
 * @param outbox jobs that are not yet in {@code jobs}
 * @param birth how its history begins; what follows is in {@code history}, which only {@link HistoryDocument} reads
 */
@RegisterForReflection
public record BookingDocument(
        @BsonId String id,
        String offeringId,
        String offeringName,
        int bufferBefore,
        int bufferAfter,
        String practitionerId,
        String clientId,
        BookingStatus status,
        BookingSource source,
        Instant startsAt,
        Instant endsAt,
        @Nullable List<Integer> claims,
        @Nullable List<String> overrides,
        @Nullable List<String> sharedWith,
        @Nullable List<String> capKeys,
        @Nullable List<String> invitees,
        @Nullable String invitee,
        @Nullable String jti,
        @Nullable String location,
        @Nullable String request,
        @Nullable String lastOp,
        @Nullable List<String> ops,
        @Nullable String reason,
        long rev,
        @Nullable Instant decidedAt,
        @Nullable String outsideHours,
        long version,
        @Nullable List<OutboxEntry> outbox,
        Instant createdAt,
        Instant updatedAt,
        @Nullable HistoryEntry birth) {

    /** A new booking with the jobs of its birth; it holds nothing unless it has a place. */
    static BookingDocument born(
            Booking booking,
            List<String> invitees,
            @Nullable Placed place,
            CapKeys capKeys,
            List<OutboxEntry> jobs,
            Actor by,
            @Nullable String outsideHours) {
        Buffers buffers = booking.service().buffers();
        return new BookingDocument(
                booking.id(),
                booking.service().offeringId(),
                booking.service().offeringName(),
                Math.toIntExact(buffers.before().toMinutes()),
                Math.toIntExact(buffers.after().toMinutes()),
                booking.parties().practitionerId(),
                booking.parties().clientId(),
                booking.status(),
                booking.origin().source(),
                booking.time().startsAt(),
                booking.time().endsAt(),
                place == null ? null : orAbsent(place.claims()),
                place == null ? null : orAbsent(place.overrides()),
                null,
                capKeys.orAbsent(),
                orAbsent(invitees),
                booking.origin().invitee(),
                booking.origin().jti(),
                booking.location(),
                booking.origin().request(),
                null,
                null,
                null,
                booking.rev(),
                booking.createdAt(),
                outsideHours,
                1,
                orAbsent(jobs),
                booking.createdAt(),
                booking.createdAt(),
                HistoryEntry.birth(booking, Placed.overridden(place), by));
    }

    private static <T> @Nullable List<T> orAbsent(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    /** Whether this request with a key changed it before, as one of the latest; fails with {@link KeyReused} if its key came with another. */
    boolean knows(RequestKey key, Caller caller, String op) {
        List<String> earlier = new ArrayList<>(ops == null ? List.of() : ops);
        if (request != null) {
            earlier.add(request);
        }
        if (key.key() != null && earlier.contains(op)) {
            return true;
        }
        if (earlier.stream().anyMatch(other -> key.isReused(caller, op, other))) {
            throw new KeyReused().asException();
        }
        return false;
    }

    Booking toBooking() {
        return new Booking(
                id,
                new Booking.Service(offeringId, offeringName, buffers()),
                new Booking.Parties(clientId, practitionerId),
                status,
                time(),
                location,
                new Booking.Origin(source, jti, invitee, request),
                rev,
                createdAt);
    }

    /** When it was decided to be as it is. */
    Instant decided() {
        return decidedAt == null ? createdAt : decidedAt;
    }

    TimeSpan time() {
        return new TimeSpan(startsAt, endsAt);
    }

    private Buffers buffers() {
        return Buffers.ofMinutes(bufferBefore, bufferAfter);
    }

    /** The buckets it would hold if nobody else were there. */
    Claims wanted() {
        return Claims.of(time(), buffers());
    }

    Set<Integer> held() {
        return claims == null ? Set.of() : Set.copyOf(claims);
    }

    CapKeys numbers() {
        return capKeys == null ? CapKeys.NONE : new CapKeys(capKeys);
    }

    Set<String> overridden() {
        return overrides == null ? Set.of() : new LinkedHashSet<>(overrides);
    }

    Set<String> sharing() {
        return sharedWith == null ? Set.of() : new LinkedHashSet<>(sharedWith);
    }

    /** All that it shares time with, whoever holds it. */
    Set<String> partners() {
        Set<String> all = new LinkedHashSet<>(overridden());
        all.addAll(sharing());
        return all;
    }
}
