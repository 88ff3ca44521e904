package dev.holdfast.booking.booking;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.BookingFailure.NotFound;
import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.booking.idempotency.IdempotencyFailure.KeyReused;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.booking.offering.BookingRules;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Bookings cancelled and moved by the people here: by clients their own, by staff anybody's. Each is one transaction. A request that
 * is made again is recognised and changes nothing more. A booking that came from Calendly is moved away from its invitee in the same
 * write, and a job born in it cancels the event there: what Calendly says of that invitee afterwards, our own cancellation
 * included, no longer touches the booking.
 */
@ApplicationScoped
class BookingOps {

    private final Database database;
    private final BookingStore store;
    private final BookingWrites writes;
    private final Bookings bookings;
    private final Offerings offerings;
    private final Refusals refusals;
    private final Clock clock;

    BookingOps(
            Database database,
            BookingStore store,
            BookingWrites writes,
            Bookings bookings,
            Offerings offerings,
            Refusals refusals,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.writes = writes;
        this.bookings = bookings;
        this.offerings = offerings;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Cancels an open booking; fails with a {@link BookingFailure}, or as {@link BookingDocument#knows} does. */
    Uni<Booking> cancel(Caller caller, String id, @Nullable String reason, RequestKey key) {
        String op = key.opOf(caller, reason == null ? "cancel" : "cancel because");
        return database.inTransaction(transaction -> visible(transaction, caller, id)
                        .chain(before -> isCancelled(before, key, caller, op, reason)
                                ? asItIs(before)
                                : cancel(transaction, caller, before, reason, op)))
                .invoke(bookings::relaySoon);
    }

    /** Whether this request cancelled it. What is compared is the reason itself: no trace of it may outlive its erasure. */
    private static boolean isCancelled(
            BookingDocument before, RequestKey key, Caller caller, String op, @Nullable String reason) {
        boolean known = before.knows(key, caller, op);
        boolean asStored = before.reason() == null || before.reason().equals(reason);
        if (known && !asStored) {
            throw new KeyReused().asException();
        }
        return known || (op.equals(before.lastOp()) && asStored);
    }

    private Uni<Booking> cancel(
            ClientSession transaction, Caller caller, BookingDocument before, @Nullable String reason, String op) {
        before.status().requireOpen();
        Booking was = before.toBooking();
        Booking after = was.decidedAnew().as(BookingStatus.CANCELLED);
        List<OutboxEntry> jobs = jobs(was, after, BookingMail.CANCELLED);
        BookingChange change = new BookingChange(after, null, CapKeys.NONE, List.of(), op, reason, jobs);
        return offeringFor(caller, before)
                .invoke(offering -> requireOpen(caller, before, offering, BookingRules::cancelWindowMinutes))
                .chain(() -> writes.change(transaction, before, change, Actor.of(caller)));
    }

    /**
     * Moves an open booking to another start, as long as before; clients to one that is free for them. Where staff override, it is then beside
     * whoever is there, and may be where it is already: so a conflicted one is accepted. Fails with a {@link BookingFailure}.
     */
    Uni<Booking> reschedule(Caller caller, String id, WantedMove move, RequestKey key) {
        var asked = new Asked(caller, move, key, key.opOf(caller, move.words()));
        return Uni.createFrom()
                .deferred(() -> database.inTransaction(transaction -> reschedule(transaction, id, asked)))
                .onFailure(failure -> move.overrides() && Bookings.isTimeTaken(failure))
                .retry()
                .atMost(Overrides.TRIES_OVER_OTHERS)
                .onFailure(Refusals::isRefusal)
                .recoverWithUni(failure -> refused(id, move, failure))
                .invoke(bookings::relaySoon);
    }

    /** A request to move a booking. */
    private record Asked(Caller caller, WantedMove move, RequestKey key, String op) {}

    private Uni<Booking> reschedule(ClientSession transaction, String id, Asked asked) {
        return visible(transaction, asked.caller(), id)
                .chain(before -> before.knows(asked.key(), asked.caller(), asked.op())
                                || asked.op().equals(before.lastOp())
                        ? asItIs(before)
                        : reschedule(transaction, before, asked));
    }

    private Uni<Booking> reschedule(ClientSession transaction, BookingDocument before, Asked asked) {
        Booking was = before.toBooking();
        asked.move().requirePossible(was, clock.instant());
        before.status().requireOpen();
        if (asked.move().isDone(was)) {
            return writes.leave(transaction, before, asked.key(), asked.op());
        }
        asked.move().requireSeen(was);
        return offeringForMove(asked.caller(), before)
                .invoke(offering ->
                        requireOpen(asked.caller(), before, offering, BookingRules::rescheduleWindowMinutes))
                .chain(offering -> moved(transaction, before, offering, asked))
                .chain(change -> writes.change(transaction, before, change, Actor.of(asked.caller())));
    }

    private Uni<BookingChange> moved(
            ClientSession transaction, BookingDocument before, @Nullable Offering offering, Asked asked) {
        Booking wanted = asked.move().of(before.toBooking(), offering == null ? null : offering.where());
        return asked.move().overrides()
                ? beside(transaction, before, wanted, asked)
                : whole(before, wanted, offering, asked);
    }

    private Uni<BookingChange> beside(ClientSession transaction, BookingDocument before, Booking wanted, Asked asked) {
        return writes.placementBeside(transaction, wanted)
                .map(place -> moved(before, wanted, place, CapKeys.NONE, asked.op()));
    }

    private Uni<BookingChange> whole(BookingDocument before, Booking wanted, @Nullable Offering offering, Asked asked) {
        return refusals.requireFree(asked.caller(), offering, wanted)
                .map(capKeys -> moved(before, wanted, Placed.whole(wanted.wanted()), capKeys, asked.op()));
    }

    private Uni<Booking> refused(String id, WantedMove move, Throwable failure) {
        return store.find(id)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound(id).asException())
                .chain(booking -> refusals.refuse(move.of(booking, null), failure));
    }

    /** Whose rules bind the caller; {@code null} for staff, whom none do, and where it is not known any more. */
    private Uni<@Nullable Offering> offeringFor(Caller caller, BookingDocument before) {
        return caller.isStaff() ? Uni.createFrom().nullItem() : offerings.find(before.offeringId());
    }

    /** The same, and where one that leaves Calendly then takes place. */
    private Uni<@Nullable Offering> offeringForMove(Caller caller, BookingDocument before) {
        return before.invitee() == null ? offeringFor(caller, before) : offerings.find(before.offeringId());
    }

    private void requireOpen(
            Caller caller, BookingDocument before, @Nullable Offering offering, ToIntFunction<BookingRules> window) {
        int minutes = offering == null ? 0 : window.applyAsInt(offering.rules());
        PolicyWindows.requireOpen(caller, before, minutes, clock.instant());
    }

    private BookingChange moved(BookingDocument before, Booking wanted, Placed place, CapKeys capKeys, String op) {
        Booking was = before.toBooking();
        Booking after = wanted.as(was.status().orConfirmed());
        return new BookingChange(after, place, capKeys, List.of(), op, null, jobsOfMove(was, after));
    }

    /** One that stays keeps its event at Calendly. Once it has begun its client is told no more that it will be. */
    private List<OutboxEntry> jobsOfMove(Booking before, Booking after) {
        Instant now = clock.instant();
        BookingMail mail = before.status().mailOfMove();
        if (!before.time().equals(after.time())) {
            return BookingJobs.ofOurs(before, after, mail, now);
        }
        return after.time().startsAt().isAfter(now)
                ? BookingJobs.of(before, after, mail, now)
                : BookingJobs.untold(before, after, now);
    }

    private List<OutboxEntry> jobs(Booking before, Booking after, BookingMail mail) {
        return BookingJobs.ofOurs(before, after, mail, clock.instant());
    }

    private Uni<BookingDocument> visible(ClientSession transaction, Caller caller, String id) {
        return store.document(transaction, id)
                .map(found -> found != null && found.toBooking().isVisibleTo(caller) ? found : null)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound(id).asException());
    }

    private static Uni<Booking> asItIs(BookingDocument booking) {
        return Uni.createFrom().item(booking.toBooking());
    }
}
