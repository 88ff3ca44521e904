package dev.holdfast.booking.booking;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.booking.task.TaskKind;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.job.outbox.OutboxRelay;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with bookings. Changes happen inside the caller's transaction and bring their jobs and tasks with them; the
 * caller calls {@link #relaySoon} once the transaction is through. A unique index may end the transaction: see
 * {@link #isTimeTaken} and {@link #isTokenUsed}.
 */
@ApplicationScoped
public class Bookings {

    private final BookingStore store;
    private final BookingWrites writes;
    private final Tasks tasks;
    private final OutboxRelay relay;
    private final Clock clock;

    Bookings(BookingStore store, BookingWrites writes, Tasks tasks, OutboxRelay relay, Clock clock) {
        this.store = store;
        this.writes = writes;
        this.tasks = tasks;
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * Inserts a booking that Calendly has accepted already, and answers it as it is then. A time at which another appointment is
     * makes it {@code CONFLICTED}; where only buffers clash it is confirmed, and staff are told.
     *
     * @param draft confirmed, or cancelled if that happened before we heard of it
     * @param invitees all that stood for it at Calendly, oldest first
     */
    public Uni<Booking> accept(ClientSession transaction, Booking draft, List<String> invitees) {
        return draft.status().isActive()
                ? writes.placement(transaction, draft)
                        .chain(placement -> writes.insert(transaction, draft, invitees, placement, Actor.CALENDLY))
                : writes.insertEnded(transaction, draft, invitees, Actor.CALENDLY);
    }

    /** The booking as this transaction sees it, or {@code null}. */
    public Uni<@Nullable Booking> find(ClientSession transaction, String id) {
        return store.document(transaction, id).map(found -> found == null ? null : found.toBooking());
    }

    /**
     * Whether a booking is still active where it was seen. If so, it stays there until the transaction ends: for what is only right as
     * long as nobody decides it anew.
     */
    public Uni<Boolean> hold(ClientSession transaction, BookedTime seen) {
        return store.hold(transaction, seen);
    }

    /** Moves an open booking to where Calendly moved it; clashes end as in {@link #accept}. Answers it as it is then. */
    public Uni<Booking> follow(ClientSession transaction, String id, CalendlyMove move) {
        return open(transaction, id)
                .chain(before -> move.isCanceled()
                        ? writes.change(transaction, before, ended(before, move), Actor.CALENDLY)
                        : follow(transaction, before, move));
    }

    private Uni<Booking> follow(ClientSession transaction, BookingDocument before, CalendlyMove move) {
        Booking wanted = before.toBooking().movedTo(move.time(), move.location(), move.current());
        return writes.placement(transaction, wanted)
                .map(placement -> moved(before, wanted, move.invitees(), BookingWrites.held(placement)))
                .chain(change -> writes.change(transaction, before, change, Actor.CALENDLY));
    }

    private BookingChange moved(BookingDocument before, Booking wanted, List<String> invitees, @Nullable Placed place) {
        Booking after = wanted.as(
                place == null ? BookingStatus.CONFLICTED : before.status().orConfirmed());
        BookingMail mail =
                place == null ? BookingMail.CHECKING : before.status().mailOfMove();
        return new BookingChange(
                after,
                place,
                CapKeys.NONE,
                invitees,
                null,
                null,
                BookingJobs.of(before.toBooking(), after, mail, clock.instant()));
    }

    private BookingChange ended(BookingDocument before, CalendlyMove move) {
        Booking after = before.toBooking()
                .movedTo(move.time(), move.location(), move.current())
                .as(BookingStatus.CANCELLED);
        return cancelled(before, after, move.invitees());
    }

    /** Cancels an open booking and releases its time, because Calendly did. */
    public Uni<Booking> cancel(ClientSession transaction, String id) {
        return open(transaction, id)
                .chain(before -> writes.change(
                        transaction,
                        before,
                        cancelled(before, before.toBooking().decidedAnew().as(BookingStatus.CANCELLED), List.of()),
                        Actor.CALENDLY));
    }

    private BookingChange cancelled(BookingDocument before, Booking after, List<String> invitees) {
        return new BookingChange(
                after,
                null,
                CapKeys.NONE,
                invitees,
                null,
                null,
                BookingJobs.of(before.toBooking(), after, BookingMail.CANCELLED, clock.instant()));
    }

    private Uni<BookingDocument> open(ClientSession transaction, String id) {
        return store.document(transaction, id)
                .map(found -> found != null && found.status().isOpen() ? found : null)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("only an open booking is changed"));
    }

    /** Begins to hand a booking's new jobs on and does not wait; what fails here is found by the sweep. */
    public void relaySoon(Booking changed) {
        relay.relaySoon(BookingSchema.COLLECTION, changed.id());
        if (changed.status() == BookingStatus.CONFLICTED) {
            tasks.relaySoon(TaskKind.BOOKING_CONFLICT, BookingTasks.about(changed));
        }
    }

    /** Whether a write was refused because an active booking of the same practitioner holds part of its time. */
    public static boolean isTimeTaken(Throwable failure) {
        return DuplicateKeys.isDuplicateKey(failure, BookingSchema.CLAIMS_INDEX);
    }

    /** Whether a write was refused because another booking took its number under a cap a moment before. */
    static boolean isNumberTaken(Throwable failure) {
        return DuplicateKeys.isDuplicateKey(failure, BookingSchema.CAPS_INDEX);
    }

    /** Whether an insert was refused because another booking used up the scheduling token. */
    public static boolean isTokenUsed(Throwable failure) {
        return DuplicateKeys.isDuplicateKey(failure, BookingSchema.TOKEN_INDEX);
    }

    /** The booking if the caller may see it; fails with {@link BookingFailure.NotFound}, for other people's too. */
    public Uni<Booking> getFor(Caller caller, String id) {
        return store.find(id)
                .map(booking -> booking != null && booking.isVisibleTo(caller) ? booking : null)
                .onItem()
                .ifNull()
                .failWith(() -> new BookingFailure.NotFound(id).asException());
    }

    /** The booking if the caller may see it and it can still be moved; fails with {@link BookingFailure.NotFound} or {@link BookingFailure.Ended}. */
    public Uni<Booking> getOpenFor(Caller caller, String id) {
        return getFor(caller, id).invoke(booking -> booking.status().requireOpen());
    }

    /** Remembers that staff added a note to a booking, and answers it; fails with {@link BookingFailure.NotFound}. */
    public Uni<Booking> noteAdded(ClientSession transaction, Caller staff, String id) {
        HistoryEntry entry = HistoryEntry.aside(BookingEvent.NOTE_ADDED, List.of(), Actor.of(staff), clock.instant());
        return find(transaction, id)
                .onItem()
                .ifNull()
                .failWith(() -> new BookingFailure.NotFound(id).asException())
                .call(() -> store.remember(transaction, id, entry));
    }

    /** The caller's own bookings, or everybody's or one client's for staff. */
    Uni<Page<Booking>> list(Caller caller, BookingFilter filter, PageQuery query) {
        return store.list(filter.clientFor(caller), filter, query);
    }

    /** How often the one client that is asked for did not come, ever; {@code null} for all but staff, and without a client. */
    Uni<@Nullable Long> noShows(Caller caller, BookingFilter filter) {
        return caller.isStaff() && filter.clientId() != null
                ? store.noShows(filter.clientId())
                : Uni.createFrom().nullItem();
    }

    /** Why the booking was cancelled here, or {@code null}. */
    public Uni<@Nullable String> reasonOf(String id) {
        return facts(id).map(found -> found == null ? null : found.reason());
    }

    /** The open bookings of a practitioner that start within this time, in order. */
    Uni<List<BookingDocument>> within(String practitionerId, Instant from, Instant to) {
        return store.within(practitionerId, from, to);
    }

    /** All about the booking, whoever asks, or {@code null}. */
    Uni<@Nullable BookingDocument> facts(String id) {
        return store.document(id);
    }
}
