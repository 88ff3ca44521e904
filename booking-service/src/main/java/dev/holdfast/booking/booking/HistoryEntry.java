package dev.holdfast.booking.booking;

import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One change of a booking, as it is stored in its document by the very update that makes it. Nothing in it is anybody's words: why a
 * booking was cancelled stands in its {@code reason} only.
 *
 * @param by see {@link Actor}
 * @param rev of the decision; absent where nothing was decided anew
 * @param status as decided
 * @param from the start before, where it is another now
 * @param to the start since
 * @param with the other bookings, where they came to share time with it or do so no more; those that go on are not named
 */
@RegisterForReflection
public record HistoryEntry(
        Instant at,
        BookingEvent what,
        String by,
        String role,
        @Nullable Long rev,
        @Nullable BookingStatus status,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable List<String> with) {

    /** How many changes a booking remembers beside its birth: far more than people make, so that no one can swell a document. */
    static final int LATEST = 50;

    /** The birth of a booking, which it always remembers. */
    static HistoryEntry birth(Booking born, List<String> overrides, Actor by) {
        return new HistoryEntry(
                born.createdAt(),
                BookingEvent.CREATED,
                by.by(),
                by.role(),
                born.rev(),
                born.status(),
                null,
                born.time().startsAt(),
                overrides.isEmpty() ? null : overrides);
    }

    /** A decision. */
    static HistoryEntry of(Booking before, Booking after, List<String> newPartners, Actor by, Instant now) {
        boolean moved = !before.time().equals(after.time());
        return new HistoryEntry(
                now,
                BookingEvent.of(before, after),
                by.by(),
                by.role(),
                after.rev(),
                after.status(),
                moved ? before.time().startsAt() : null,
                moved ? after.time().startsAt() : null,
                newPartners.isEmpty() ? null : newPartners);
    }

    /** Something that left the decision as it was. */
    static HistoryEntry aside(BookingEvent what, List<String> with, Actor by, Instant now) {
        return new HistoryEntry(now, what, by.by(), by.role(), null, null, null, null, with.isEmpty() ? null : with);
    }

    /** The part of an update that remembers this. */
    Bson remember() {
        return Updates.pushEach("history", List.of(this), new PushOptions().slice(-LATEST));
    }
}
