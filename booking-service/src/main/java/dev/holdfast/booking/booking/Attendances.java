package dev.holdfast.booking.booking;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.BookingFailure.NotFound;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Staff say whether a booking took place. One transaction: the conditional write of the booking, which lets go of its time, and the other
 * side of what it shared. Nobody is told by mail, and Calendly is not told at all. Saying the same again changes nothing.
 */
@ApplicationScoped
class Attendances {

    private final Database database;
    private final BookingStore store;
    private final BookingWrites writes;
    private final Bookings bookings;
    private final Clock clock;

    Attendances(Database database, BookingStore store, BookingWrites writes, Bookings bookings, Clock clock) {
        this.database = database;
        this.store = store;
        this.writes = writes;
        this.bookings = bookings;
        this.clock = clock;
    }

    /** Answers the booking as it is then; fails with a {@link BookingFailure}. */
    Uni<Booking> say(Caller caller, String id, Attendance attendance, RequestKey key) {
        String op = key.opOf(caller, attendance.word());
        return database.inTransaction(transaction -> store.document(transaction, id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> new NotFound(id).asException())
                        .chain(before -> before.knows(key, caller, op)
                                ? Uni.createFrom().item(before.toBooking())
                                : say(transaction, caller, before, attendance, key, op)))
                .invoke(bookings::relaySoon);
    }

    private Uni<Booking> say(
            ClientSession transaction,
            Caller caller,
            BookingDocument before,
            Attendance attendance,
            RequestKey key,
            String op) {
        Booking was = before.toBooking();
        return attendance.isTrueOf(was)
                ? writes.leave(transaction, before, key, op)
                : writes.change(transaction, before, decided(was, attendance, op), Actor.of(caller));
    }

    private BookingChange decided(Booking before, Attendance attendance, String op) {
        Instant now = clock.instant();
        BookingFailure refusal = attendance.refusal(before, now);
        if (refusal != null) {
            throw refusal.asException();
        }
        Booking after = attendance.of(before);
        return new BookingChange(
                after, null, CapKeys.NONE, List.of(), op, null, BookingJobs.untold(before, after, now));
    }
}
