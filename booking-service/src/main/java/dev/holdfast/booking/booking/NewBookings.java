package dev.holdfast.booking.booking;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.BookingFailure.KeyReused;
import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/**
 * Bookings made here: by clients for themselves at a start that is free for them, by staff for anybody at any time that is not taken.
 * Each is one transaction, and the unique index has the last word.
 *
 * <p>A request that is made again is recognised. With a key the booking's id follows from caller and key, so it is there once; without
 * one, whoever already has what they ask for gets that.
 *
 * <p>Staff may override a clash: the booking then holds what nobody else does and names the others, which name it ({@link SharedTime}).
 */
@ApplicationScoped
class NewBookings {

    /** Others may take more of the time just before it is taken beside them. */
    private static final int TRIES_OVER_OTHERS = 5;

    private final Database database;
    private final BookingStore store;
    private final BookingWrites writes;
    private final Bookings bookings;
    private final BookingDrafts drafts;
    private final Refusals refusals;

    NewBookings(
            Database database,
            BookingStore store,
            BookingWrites writes,
            Bookings bookings,
            BookingDrafts drafts,
            Refusals refusals) {
        this.database = database;
        this.store = store;
        this.writes = writes;
        this.bookings = bookings;
        this.drafts = drafts;
        this.refusals = refusals;
    }

    /** Books; fails with a {@link BookingFailure}, or with that of the offering. */
    Uni<Booking> book(Caller caller, BookRequest request, RequestKey key) {
        boolean override = request.overrides(caller, key);
        return drafts.of(caller, request, key, override)
                .chain(draft -> attempt(caller, draft, override)
                        .onFailure(Refusals::isRefusal)
                        .recoverWithUni(() -> ownOrRefused(draft, key)))
                .invoke(bookings::relaySoon);
    }

    private Uni<Booking> attempt(Caller caller, Booking draft, boolean override) {
        return Uni.createFrom()
                .deferred(() -> tryOnce(caller, draft, override))
                .onFailure(failure -> isSameIdAtOnce(failure) || (override && Bookings.isTimeTaken(failure)))
                .retry()
                .atMost(override ? TRIES_OVER_OTHERS : 1);
    }

    /** The same key at the same moment: the other request's booking is there now. */
    private static boolean isSameIdAtOnce(Throwable failure) {
        return DuplicateKeys.isDuplicateKey(failure, "_id_");
    }

    private Uni<Booking> tryOnce(Caller caller, Booking draft, boolean override) {
        return database.inTransaction(transaction -> store.document(transaction, draft.id())
                .chain(found -> found == null
                        ? insert(transaction, caller, draft, override)
                        : Uni.createFrom().item(madeBefore(found, draft))));
    }

    private static Booking madeBefore(BookingDocument found, Booking draft) {
        if (!Objects.equals(found.request(), draft.origin().request())) {
            throw new KeyReused().asException();
        }
        return found.toBooking();
    }

    private Uni<Booking> insert(ClientSession transaction, Caller caller, Booking draft, boolean override) {
        return refusals.requireAllowed(caller, draft)
                .chain(() -> override
                        ? writes.placementBeside(transaction, draft)
                        : writes.placementAlone(transaction, draft))
                .invoke(placement -> requirePlaced(placement, draft))
                .chain(placement -> writes.insert(transaction, draft, List.of(), placement, Actor.of(caller)));
    }

    private static void requirePlaced(Placement placement, Booking draft) {
        if (!(placement instanceof Placed)) {
            throw new BookingFailure.SlotTaken(draft.time().startsAt(), List.of()).asException();
        }
    }

    private Uni<Booking> ownOrRefused(Booking draft, RequestKey key) {
        return key.key() == null ? alikeOrRefused(draft) : madeOrRefused(draft);
    }

    private Uni<Booking> madeOrRefused(Booking draft) {
        return store.document(draft.id())
                .chain(found -> found == null
                        ? refusals.refuse(draft)
                        : Uni.createFrom().item(madeBefore(found, draft)));
    }

    private Uni<Booking> alikeOrRefused(Booking draft) {
        return store.alike(draft)
                .chain(found -> found == null
                        ? refusals.refuse(draft)
                        : Uni.createFrom().item(found));
    }
}
