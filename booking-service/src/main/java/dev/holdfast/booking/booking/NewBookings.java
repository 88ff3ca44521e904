package dev.holdfast.booking.booking;

import dev.holdfast.booking.booking.BookingDrafts.Draft;
import dev.holdfast.booking.idempotency.IdempotencyFailure;
import dev.holdfast.booking.idempotency.IdempotencyFailure.KeyReused;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.failure.FailureException;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/**
 * Bookings made here: by clients for themselves at a start that is free for them, by staff for anybody at any time that is not taken.
 * Each is one insert, but for an override ({@link Overrides}), and the unique indexes have the last word (ADR 23, ADR 25).
 *
 * <p>A request that is made again is recognised. With a key the booking's id follows from caller and key, so it is there once; without
 * one, whoever already has what they ask for gets that.
 */
@ApplicationScoped
class NewBookings {

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
        return drafts.of(caller, request, key, override)
                .chain(draft -> (override ? overrides.book(caller, draft.booking()) : alone(caller, draft))
                        .onFailure(NewBookings::mayBeARepetition)
                        .recoverWithUni(failure -> ownOrRefused(draft.booking(), key, failure)))
                .invoke(bookings::relaySoon);
    }

    /** What a repetition comes to as well: the id is there already, or its key is in use, or the time is taken by what the first request made. */
    private static boolean mayBeARepetition(Throwable failure) {
        return isThere(failure) || isKeyInUse(failure) || Refusals.isRefusal(failure);
    }

    private static boolean isThere(Throwable failure) {
        return DuplicateKeys.isDuplicateKey(failure, "_id_");
    }

    private static boolean isKeyInUse(Throwable failure) {
        return failure instanceof FailureException e && e.failure() instanceof IdempotencyFailure;
    }

    private Uni<Booking> alone(Caller caller, Draft draft) {
        return Refusals.underCaps(() -> refusals.requireFree(caller, draft.offering(), draft.booking())
                .chain(capKeys -> writes.insertAlone(draft.booking(), capKeys, Actor.of(caller))));
    }

    private static Booking madeBefore(BookingDocument found, Booking draft) {
        if (!Objects.equals(found.request(), draft.origin().request())) {
            throw new KeyReused().asException();
        }
        return found.toBooking();
    }

    private Uni<Booking> ownOrRefused(Booking draft, RequestKey key, Throwable failure) {
        return key.key() == null && !isThere(failure) ? alikeOrRefused(draft) : madeOrRefused(draft, failure);
    }

    private Uni<Booking> madeOrRefused(Booking draft, Throwable failure) {
        return store.document(draft.id())
                .chain(found -> found == null
                        ? refused(draft, failure)
                        : Uni.createFrom().item(madeBefore(found, draft)));
    }

    private Uni<Booking> refused(Booking draft, Throwable failure) {
        return isKeyInUse(failure) ? Uni.createFrom().failure(failure) : refusals.refuse(draft);
    }

    private Uni<Booking> alikeOrRefused(Booking draft) {
        return store.alike(draft)
                .chain(found -> found == null
                        ? refusals.refuse(draft)
                        : Uni.createFrom().item(found));
    }
}
