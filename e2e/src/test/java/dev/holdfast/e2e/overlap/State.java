package dev.holdfast.e2e.overlap;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A booking as a commit left it.
 *
 * @param decided when {@code rev} came to be, by the clock of who decided
 * @param time the appointment
 * @param whole the appointment with its buffers
 * @param claims the buckets it holds
 * @param overrides the bookings that were first at time that it wants too
 * @param sharedWith the bookings that came later to time that it wants too
 * @param invitees those at Calendly who ever stood for it
 */
record State(
        String id,
        String source,
        String status,
        long rev,
        Instant decided,
        Span time,
        Span whole,
        Set<Long> claims,
        Set<String> overrides,
        Set<String> sharedWith,
        Set<String> invitees) {

    private static final Set<String> ACTIVE = Set.of("REQUESTED", "PENDING_PAYMENT", "CONFIRMED");
    private static final String WAITING = "CONFLICTED";

    static State of(BsonDocument booking) {
        Span time = new Span(instant(booking, "startsAt"), instant(booking, "endsAt"));
        return new State(
                booking.getString("_id").getValue(),
                booking.getString("source").getValue(),
                booking.getString("status").getValue(),
                booking.getNumber("rev").longValue(),
                instant(booking, "decidedAt"),
                time,
                time.widened(minutes(booking, "bufferBefore"), minutes(booking, "bufferAfter")),
                set(booking, "claims", bucket -> bucket.asNumber().longValue()),
                set(booking, "overrides", id -> id.asString().getValue()),
                set(booking, "sharedWith", id -> id.asString().getValue()),
                set(booking, "invitees", uri -> uri.asString().getValue()));
    }

    private static Instant instant(BsonDocument booking, String field) {
        return Instant.ofEpochMilli(booking.getDateTime(field).getValue());
    }

    private static Duration minutes(BsonDocument booking, String field) {
        return Duration.ofMinutes(booking.getNumber(field).longValue());
    }

    private static <T> Set<T> set(BsonDocument booking, String field, Function<BsonValue, T> read) {
        return booking.getArray(field, new BsonArray()).stream().map(read).collect(Collectors.toUnmodifiableSet());
    }

    boolean isActive() {
        return ACTIVE.contains(status);
    }

    /** Whether it waits for a time that was taken when it came. */
    boolean isWaiting() {
        return status.equals(WAITING);
    }

    boolean isOpen() {
        return isActive() || isWaiting();
    }

    boolean isFromCalendly() {
        return source.equals("CALENDLY");
    }

    /** Whether it shares time with one that was first, on record with both. */
    boolean isBeside(State first) {
        return overrides.contains(first.id) && first.sharedWith.contains(id);
    }

    @Override
    public String toString() {
        return id + " rev " + rev + " " + status + " " + source + " " + time.from() + "/" + time.to() + " within "
                + whole.from() + "/" + whole.to();
    }
}
