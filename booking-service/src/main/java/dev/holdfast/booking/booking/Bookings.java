package dev.holdfast.booking.booking;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.kit.job.outbox.OutboxRelay;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with bookings. Changes happen inside the caller's transaction and bring their mail jobs with them; the
 * caller calls {@link #relaySoon} once the transaction is through.
 */
@ApplicationScoped
public class Bookings {

    private final BookingStore store;
    private final OutboxRelay relay;
    private final Clock clock;

    Bookings(BookingStore store, OutboxRelay relay, Clock clock) {
        this.store = store;
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * Inserts a new booking; an active one claims its time. The unique indexes decide: see {@link #isTimeTaken} and
     * {@link #isTokenUsed} for their refusals, which end the transaction.
     *
     * @param before buffer kept free before the booking
     * @param after buffer kept free after it
     */
    public Uni<Void> insert(ClientSession transaction, Booking booking, Duration before, Duration after) {
        Claims claims = booking.status().isActive() ? Claims.of(booking.time(), before, after) : null;
        return store.insert(
                transaction,
                booking,
                claims,
                BookingJobs.of(booking.id(), booking.rev(), booking.status(), clock.instant()));
    }

    /** Cancels a booking and releases its time. One that has ended already stays as it is: cancelling twice is cancelling once. */
    public Uni<Void> cancel(ClientSession transaction, String id) {
        return store.find(transaction, id)
                .onItem()
                .ifNull()
                .failWith(() -> new BookingFailure.NotFound(id).asException())
                .chain(booking -> booking.status().isOpen()
                        ? cancelOpen(transaction, booking)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> cancelOpen(ClientSession transaction, Booking booking) {
        Instant now = clock.instant();
        return store.cancel(
                        transaction,
                        booking,
                        BookingJobs.of(booking.id(), booking.rev() + 1, BookingStatus.CANCELLED, now),
                        now)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("a booking changed inside the transaction that read it"))
                .replaceWithVoid();
    }

    /** Begins to hand a booking's new jobs on and does not wait; what fails here is found by the sweep. */
    public void relaySoon(String id) {
        relay.relaySoon(BookingSchema.COLLECTION, id);
    }

    /** Whether an insert was refused because an active booking of the same practitioner holds part of its time. */
    public static boolean isTimeTaken(Throwable failure) {
        return DuplicateKeys.isDuplicateKey(failure, BookingSchema.CLAIMS_INDEX);
    }

    /** Whether an insert was refused because another booking used up the scheduling token. */
    public static boolean isTokenUsed(Throwable failure) {
        return DuplicateKeys.isDuplicateKey(failure, BookingSchema.TOKEN_INDEX);
    }

    /** The booking if the caller may see it; fails with {@link BookingFailure.NotFound}, for other people's too. */
    Uni<Booking> getFor(Caller caller, String id) {
        return store.find(id)
                .map(booking -> isVisible(caller, booking) ? booking : null)
                .onItem()
                .ifNull()
                .failWith(() -> new BookingFailure.NotFound(id).asException());
    }

    /** The caller's own bookings, or everybody's for staff. */
    Uni<Page<Booking>> list(Caller caller, BookingFilter filter, PageQuery query) {
        return store.list(caller.isStaff() ? null : caller.userId(), filter, query);
    }

    /** The booking whoever asks, or {@code null}. */
    Uni<@Nullable Booking> find(String id) {
        return store.find(id);
    }

    private static boolean isVisible(Caller caller, @Nullable Booking booking) {
        return booking != null && (caller.isStaff() || booking.isOwnedBy(caller.userId()));
    }
}
