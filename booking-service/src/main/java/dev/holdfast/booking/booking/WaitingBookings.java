package dev.holdfast.booking.booking;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conflicted bookings wait for their time. When one of their practitioner's bookings goes or moves, those still to come are tried again,
 * oldest first, each in a transaction of its own; the unique index decides between any two.
 */
@ApplicationScoped
class WaitingBookings {

    private final Database database;
    private final BookingStore store;
    private final BookingWrites writes;
    private final Bookings bookings;
    private final Clock clock;

    WaitingBookings(Database database, BookingStore store, BookingWrites writes, Bookings bookings, Clock clock) {
        this.database = database;
        this.store = store;
        this.writes = writes;
        this.bookings = bookings;
        this.clock = clock;
    }

    /** Tries every waiting booking of this booking's practitioner; answers how many found their time free. */
    Uni<Integer> tryAgain(String bookingId) {
        return store.find(bookingId)
                .chain(booking -> booking == null
                        ? Uni.createFrom().item(List.<BookingDocument>of())
                        : store.waiting(booking.parties().practitionerId(), clock.instant()))
                .chain(this::tryAll);
    }

    private Uni<Integer> tryAll(List<BookingDocument> waiting) {
        return Multi.createFrom()
                .iterable(waiting)
                .onItem()
                .transformToUniAndConcatenate(booking -> tryOne(booking.id()))
                .collect()
                .asList()
                .map(List::size);
    }

    /** The booking if it has its time now, else {@code null}. */
    private Uni<@Nullable Booking> tryOne(String id) {
        return database.<@Nullable Booking>inTransaction(transaction -> claim(transaction, id))
                .onFailure(Bookings::isTimeTaken)
                .recoverWithNull()
                .invoke(booking -> {
                    if (booking != null) {
                        bookings.relaySoon(booking);
                    }
                });
    }

    private Uni<@Nullable Booking> claim(ClientSession transaction, String id) {
        return store.document(transaction, id)
                .chain(found -> found == null || found.status() != BookingStatus.CONFLICTED
                        ? Uni.createFrom().nullItem()
                        : claim(transaction, found));
    }

    private Uni<@Nullable Booking> claim(ClientSession transaction, BookingDocument waiting) {
        Booking wanted = waiting.toBooking().decidedAnew();
        return writes.placement(transaction, wanted)
                .map(BookingWrites::held)
                .chain(place -> place == null
                        ? Uni.createFrom().nullItem()
                        : writes.change(transaction, waiting, confirmed(waiting, wanted, place), Actor.SYSTEM));
    }

    private BookingChange confirmed(BookingDocument waiting, Booking wanted, Placed place) {
        Booking after = wanted.as(BookingStatus.CONFIRMED);
        return new BookingChange(
                after,
                place,
                CapKeys.NONE,
                List.of(),
                null,
                null,
                BookingJobs.of(waiting.toBooking(), after, BookingMail.CONFIRMED, clock.instant()));
    }
}
