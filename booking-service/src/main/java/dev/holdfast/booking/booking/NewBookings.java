package dev.holdfast.booking.booking;

import dev.holdfast.booking.booking.BookingDrafts.Draft;
import dev.holdfast.booking.idempotency.IdempotencyFailure.KeyReused;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.failure.FailureException;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bookings made here: by clients for themselves at a start that is free for them, by staff for anybody at any time that is not taken.
 * Each is one insert, but for an override ({@link Overrides}), and the unique indexes have the last word (ADR 23, ADR 25).
 *
 * <p>A request that is made again is recognised. With a key the booking's id follows from caller and key, so it is there once; without
 * one, whoever already has what they ask for gets that.
 */
@ApplicationScoped
class NewBookings {

    /** More than it takes: each miss is somebody else's place, and those who miss spread over what is left (ADR 25). */
    private static final int TRIES_UNDER_CAPS = 8;

    private final BookingStore store;
    private final BookingWrites writes;
    private final Overrides overrides;
    private final Bookings bookings;
    private final BookingDrafts drafts;
    private final Refusals refusals;

    NewBookings(
            BookingStore store,
            BookingWrites writes,
            Overrides overrides,
            Bookings bookings,
            BookingDrafts drafts,
            Refusals refusals) {
        this.store = store;
        this.writes = writes;
        this.overrides = overrides;
        this.bookings = bookings;
        this.drafts = drafts;
        this.refusals = refusals;
    }

    /** Books; fails with a {@link BookingFailure}, or with that of the offering. */
    Uni<Booking> book(Caller caller, BookRequest request, RequestKey key) {
        boolean override = request.overrides(caller, key);
        return Uni.createFrom()
                .deferred(() -> drafts.of(caller, request, key))
                .onItemOrFailure()
                .transformToUni((draft, failure) ->
                        draft == null ? madeBefore(caller, request, key, failure) : book(caller, draft, key, override))
                .invoke(bookings::relaySoon);
    }

    /** What cannot be asked any more may have been asked in time, and its answer lost. */
    private Uni<Booking> madeBefore(Caller caller, BookRequest request, RequestKey key, Throwable failure) {
        return key.key() == null || !(failure instanceof FailureException)
                ? Uni.createFrom().failure(failure)
                : store.document(key.idOf(BookingDrafts.PREFIX, caller))
                        .onItem()
                        .ifNull()
                        .failWith(failure)
                        .map(found -> madeBefore(found, key.opOf(caller, request.words())));
    }

    private Uni<Booking> book(Caller caller, Draft draft, RequestKey key, boolean override) {
        return drafts.requireClient(caller, draft)
                .chain(() -> override ? overrides.book(caller, draft.booking()) : alone(caller, draft))
                .onFailure(NewBookings::mayBeARepetition)
                .recoverWithUni(failure -> ownOrRefused(draft.booking(), key, failure));
    }

    /** What a repetition may come to as well: the id is there, the time is taken by what the first request made, or it is refused by now. */
    private static boolean mayBeARepetition(Throwable failure) {
        return isThere(failure) || Refusals.isRefusal(failure) || failure instanceof FailureException;
    }

    private static boolean isThere(Throwable failure) {
        return DuplicateKeys.isDuplicateKey(failure, "_id_");
    }

    private Uni<Booking> alone(Caller caller, Draft draft) {
        return Uni.createFrom()
                .deferred(() -> refusals.requireFree(caller, draft.offering(), draft.booking()))
                .chain(capKeys -> writes.insertAlone(draft.booking(), capKeys, Actor.of(caller)))
                .onFailure(Bookings::isNumberTaken)
                .retry()
                .atMost(TRIES_UNDER_CAPS);
    }

    private static Booking madeBefore(BookingDocument found, @Nullable String request) {
        if (!Objects.equals(found.request(), request)) {
            throw new KeyReused().asException();
        }
        return found.toBooking();
    }

    private Uni<Booking> ownOrRefused(Booking draft, RequestKey key, Throwable failure) {
        return key.key() == null && !isThere(failure) ? alikeOrRefused(draft, failure) : madeOrRefused(draft, failure);
    }

    private Uni<Booking> madeOrRefused(Booking draft, Throwable failure) {
        return store.document(draft.id())
                .chain(found -> found == null
                        ? refused(draft, failure)
                        : Uni.createFrom().item(madeBefore(found, draft.origin().request())));
    }

    private Uni<Booking> refused(Booking draft, Throwable failure) {
        return isThere(failure) || Refusals.isRefusal(failure)
                ? refusals.refuse(draft, failure)
                : Uni.createFrom().failure(failure);
    }

    private Uni<Booking> alikeOrRefused(Booking draft, Throwable failure) {
        return store.alike(draft)
                .chain(found -> found == null
                        ? refused(draft, failure)
                        : Uni.createFrom().item(found));
    }
}
