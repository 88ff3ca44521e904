package dev.holdfast.booking.booking;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.booking.booking.Placement.Taken;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * How a booking is written, inside a transaction unless one insert says it all: the document with the jobs of the decision, the other
 * side of every shared stretch of time, and the tasks that begin or end with it.
 */
@ApplicationScoped
class BookingWrites {

    private final BookingStore store;
    private final SharedTime sharedTime;
    private final Tasks tasks;
    private final PractitionerHours hours;
    private final Clock clock;

    BookingWrites(BookingStore store, SharedTime sharedTime, Tasks tasks, PractitionerHours hours, Clock clock) {
        this.store = store;
        this.sharedTime = sharedTime;
        this.tasks = tasks;
        this.hours = hours;
        this.clock = clock;
    }

    /** Where the booking can be beside the others as this transaction sees them. */
    Uni<Placement> placement(ClientSession transaction, Booking booking) {
        return store.around(transaction, booking)
                .map(others -> Placement.of(booking.id(), booking.time(), booking.wanted(), others));
    }

    /** The same for a time at which staff want it whatever else is there: everything that nobody holds, and who else is there. */
    Uni<Placed> placementBeside(ClientSession transaction, Booking booking) {
        return store.around(transaction, booking)
                .map(others -> Placement.beside(booking.id(), booking.wanted(), others));
    }

    /**
     * Writes a new booking that shares its time with nobody. One document says all of that, so one insert is all or nothing; the unique
     * indexes have the last word.
     *
     * @param capKeys its numbers under the caps of its offering
     */
    Uni<Booking> insertAlone(Booking draft, CapKeys capKeys, Actor by) {
        List<OutboxEntry> jobs = BookingJobs.of(null, draft, BookingMail.CONFIRMED, clock.instant());
        return outsideHours(draft, by)
                .chain(outside -> store.insert(draft, Placed.whole(draft.wanted()), capKeys, jobs, by, outside))
                .replaceWith(draft);
    }

    /** Writes a new booking that wants this place; a taken one makes it conflicted. Answers it as it is. */
    Uni<Booking> insert(
            ClientSession transaction, Booking draft, List<String> invitees, Placement placement, Actor by) {
        Placed place = held(placement);
        Booking born = place == null ? draft.as(BookingStatus.CONFLICTED) : draft;
        BookingMail mail = place == null ? BookingMail.CHECKING : BookingMail.CONFIRMED;
        List<OutboxEntry> jobs = BookingJobs.of(null, born, mail, clock.instant());
        return outsideHours(born, by)
                .chain(outside -> store.insert(transaction, born, invitees, place, jobs, by, outside))
                .chain(() -> sharedTime.begin(transaction, born, place, by))
                .chain(() -> begin(transaction, born, place, by))
                .replaceWith(born);
    }

    /** Writes a new booking that ended before we heard of it. */
    Uni<Booking> insertEnded(ClientSession transaction, Booking draft, List<String> invitees, Actor by) {
        Booking born = draft.as(BookingStatus.CANCELLED);
        List<OutboxEntry> jobs = BookingJobs.of(null, born, BookingMail.CANCELLED, clock.instant());
        return store.insert(transaction, born, invitees, null, jobs, by, null).replaceWith(born);
    }

    /** Writes a booking anew that was decided to be where it is placed. Answers it as it is. */
    Uni<Booking> change(ClientSession transaction, BookingDocument before, BookingChange change, Actor by) {
        Booking after = change.after();
        return outsideHours(after, by)
                .chain(outside -> store.change(transaction, before, remembered(before, change, by, outside)))
                .chain(() -> sharedTime.settle(transaction, before, change.place(), by))
                .chain(() -> tasks.resolveAll(transaction, BookingTasks.settledBy(by, after), BookingTasks.ref(after)))
                .chain(() -> begin(transaction, after, change.place(), by))
                .replaceWith(after);
    }

    /** Answers a booking that is as a request wants it already; the request is remembered, if it has a key. */
    Uni<Booking> leave(ClientSession transaction, BookingDocument booking, RequestKey key, String op) {
        Booking asItIs = booking.toBooking();
        return key.key() == null
                ? Uni.createFrom().item(asItIs)
                : store.recognise(transaction, booking.id(), op).replaceWith(asItIs);
    }

    /** Hours bind no staff: where they decide a booking to be outside of these, they know, and are not told of the same hours later. */
    private Uni<@Nullable String> outsideHours(Booking decided, Actor by) {
        return by.isStaff() && decided.status().isActive()
                ? hours.leavingOut(decided)
                : Uni.createFrom().nullItem();
    }

    private Bson remembered(BookingDocument before, BookingChange change, Actor by, @Nullable String outside) {
        Instant now = clock.instant();
        List<String> met = newPartners(before, change.place());
        HistoryEntry entry = HistoryEntry.of(before.toBooking(), change.after(), met, by, now);
        return Updates.combine(
                change.update(before, now), BookingChange.orUnset("outsideHours", outside), entry.remember());
    }

    private static List<String> newPartners(BookingDocument before, @Nullable Placed place) {
        return Placed.overridden(place).stream()
                .filter(other -> !before.partners().contains(other))
                .toList();
    }

    /** What is held in a place; {@code null} where it is taken. */
    static @Nullable Placed held(Placement placement) {
        return switch (placement) {
            case Placed placed -> placed;
            case Taken() -> null;
        };
    }

    private Uni<Void> begin(ClientSession transaction, Booking booking, @Nullable Placed place, Actor by) {
        if (booking.status() == BookingStatus.CONFLICTED) {
            return store.around(transaction, booking)
                    .map(others -> Placement.inTheWay(booking.time(), others))
                    .chain(holders -> tasks.raise(transaction, BookingTasks.conflict(booking, holders)));
        }
        return isNews(place, by)
                ? tasks.raise(transaction, BookingTasks.buffers(booking))
                : Uni.createFrom().voidItem();
    }

    /** Staff know what they override; what Calendly lets clients share nobody here has seen. */
    private static boolean isNews(@Nullable Placed place, Actor by) {
        return place != null && place.isShared() && !by.isPerson();
    }
}
