package dev.holdfast.booking.booking;

import dev.holdfast.booking.booking.BookingDrafts.Draft;
import dev.holdfast.booking.booking.BookingFailure.KeyReused;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/**
 * Bookings made here: by clients for themselves at a start that is free for them, by staff for anybody at any time that is not taken.
 * Each is one insert, but for an override, and the unique indexes have the last word (ADR 23, ADR 25).
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
                .chain(draft -> (override ? beside(caller, draft.booking()) : alone(caller, draft))
                        .onFailure(NewBookings::mayBeARepetition)
                        .recoverWithUni(failure -> ownOrRefused(draft.booking(), key, failure)))
                .invoke(bookings::relaySoon);
    }

    /** What a repetition comes to as well: the id is there already, or the time is taken by what the first request made. */
    private static boolean mayBeARepetition(Throwable failure) {
        return isThere(failure) || Refusals.isRefusal(failure);
    }

    private static boolean isThere(Throwable failure) {
        return DuplicateKeys.isDuplicateKey(failure, "_id_");
    }

    private Uni<Booking> alone(Caller caller, Draft draft) {
        return Refusals.underCaps(() -> refusals.requireFree(caller, draft.offering(), draft.booking())
                .chain(capKeys -> writes.insertAlone(draft.booking(), capKeys, Actor.of(caller))));
    }

    private Uni<Booking> beside(Caller caller, Booking draft) {
        return Uni.createFrom()
                .deferred(() -> database.inTransaction(transaction -> writes.placementBeside(transaction, draft)
                        .chain(placed -> writes.insert(transaction, draft, List.of(), placed, Actor.of(caller)))))
                .onFailure(Bookings::isTimeTaken)
                .retry()
                .atMost(TRIES_OVER_OTHERS);
    }

    private static Booking madeBefore(BookingDocument found, Booking draft) {
        if (!Objects.equals(found.request(), draft.origin().request())) {
            throw new KeyReused().asException();
        }
        return found.toBooking();
    }

    private Uni<Booking> ownOrRefused(Booking draft, RequestKey key, Throwable failure) {
        return key.key() == null && !isThere(failure) ? alikeOrRefused(draft) : madeOrRefused(draft);
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
