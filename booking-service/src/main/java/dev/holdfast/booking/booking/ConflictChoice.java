package dev.holdfast.booking.booking;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.practice.ConflictRule;
import dev.holdfast.booking.practice.Practices;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the practice has chosen for conflicted bookings: staff decide, or they are cancelled here and at Calendly. */
@ApplicationScoped
class ConflictChoice {

    private static final String REASON =
            "This time was taken already when the booking reached us. Please choose another one.";

    private final Practices practices;
    private final Database database;
    private final BookingStore store;
    private final BookingWrites writes;
    private final Bookings bookings;
    private final Clock clock;

    ConflictChoice(
            Practices practices,
            Database database,
            BookingStore store,
            BookingWrites writes,
            Bookings bookings,
            Clock clock) {
        this.practices = practices;
        this.database = database;
        this.store = store;
        this.writes = writes;
        this.bookings = bookings;
        this.clock = clock;
    }

    /** Cancels a booking that is still conflicted and still to come, if the practice wants that; answers whether it did. */
    Uni<Boolean> apply(String bookingId) {
        return practices
                .get()
                .chain(practice -> practice.conflictRule() == ConflictRule.CANCEL
                        ? cancel(bookingId)
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> cancel(String bookingId) {
        return database.<@Nullable Booking>inTransaction(transaction -> cancel(transaction, bookingId))
                .map(this::relayed);
    }

    private boolean relayed(@Nullable Booking cancelled) {
        if (cancelled != null) {
            bookings.relaySoon(cancelled);
        }
        return cancelled != null;
    }

    private Uni<@Nullable Booking> cancel(ClientSession transaction, String bookingId) {
        return store.document(transaction, bookingId)
                .chain(found -> found == null || !isWaiting(found)
                        ? Uni.createFrom().nullItem()
                        : writes.change(transaction, found, cancelled(found.toBooking()), Actor.SYSTEM));
    }

    private boolean isWaiting(BookingDocument booking) {
        return booking.status() == BookingStatus.CONFLICTED
                && booking.startsAt().isAfter(clock.instant());
    }

    private BookingChange cancelled(Booking before) {
        Booking after = before.decidedAnew().as(BookingStatus.CANCELLED);
        return new BookingChange(
                after,
                null,
                CapKeys.NONE,
                List.of(),
                null,
                REASON,
                BookingJobs.ofOurs(before, after, BookingMail.CANCELLED, clock.instant()));
    }
}
