package dev.holdfast.booking.booking;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.booking.task.TaskKind;
import dev.holdfast.booking.task.Tasks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of active bookings that share time: their buffers overlap, or staff overrode a clash. The one that was first holds the shared
 * buckets and names the other in {@code sharedWith}; the other names it in {@code overrides}. When the holder goes, its buckets pass
 * on. All inside the transaction of the change that begins or ends a pair.
 */
@ApplicationScoped
class SharedTime {

    private final BookingStore store;
    private final Tasks tasks;
    private final Clock clock;

    SharedTime(BookingStore store, Tasks tasks, Clock clock) {
        this.store = store;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Names a booking to those that hold part of what it wants. */
    Uni<Void> begin(ClientSession transaction, Booking booking, @Nullable Placed place, Actor by) {
        HistoryEntry begun = entry(BookingEvent.SHARING_BEGUN, booking.id(), by);
        return forEach(
                place == null ? List.of() : place.overrides(),
                holder -> store.share(transaction, holder, booking.id(), begun));
    }

    /** Ends the pairs of a booking that has just left its place: others take what they wanted and it held. */
    Uni<Void> end(ClientSession transaction, BookingDocument left, Actor by) {
        HistoryEntry ended = entry(BookingEvent.SHARING_ENDED, left.id(), by);
        return forEach(left.overridden(), holder -> store.unshare(transaction, holder, left.id(), ended))
                .chain(() -> forEach(left.sharing(), heir -> inherit(transaction, heir, new Departure(left.id(), by))));
    }

    private HistoryEntry entry(BookingEvent what, String other, Actor by) {
        return HistoryEntry.aside(what, List.of(other), by, clock.instant());
    }

    /** A booking that left its place, and who had it leave. */
    private record Departure(String id, Actor by) {}

    private Uni<Void> inherit(ClientSession transaction, String heirId, Departure gone) {
        return store.document(transaction, heirId)
                .chain(heir -> heir == null || !heir.status().isActive()
                        ? Uni.createFrom().voidItem()
                        : spread(transaction, heir, gone));
    }

    /** Gives a booking everything it wants and nobody holds, beside what it holds already. */
    private Uni<Void> spread(ClientSession transaction, BookingDocument heir, Departure gone) {
        return store.around(transaction, heir.toBooking())
                .map(others -> Placement.beside(heir.wanted(), others))
                .chain(place -> settle(transaction, heir, place, gone));
    }

    private Uni<Void> settle(ClientSession transaction, BookingDocument heir, Placed place, Departure gone) {
        List<Bson> changes = new ArrayList<>(BookingChange.held(place));
        changes.add(Updates.inc("version", 1L));
        changes.add(entry(BookingEvent.SHARING_ENDED, gone.id(), gone.by()).remember());
        return store.change(transaction, heir, Updates.combine(changes))
                .chain(() -> forEach(place.overrides(), holder -> share(transaction, holder, heir, gone.by())))
                .chain(() -> place.isShared()
                        ? Uni.createFrom().voidItem()
                        : tasks.resolve(transaction, TaskKind.BUFFER_CLASH, BookingTasks.about(heir.toBooking())));
    }

    /** An heir may find that another took what it wants too: a new pair. */
    private Uni<Void> share(ClientSession transaction, String holder, BookingDocument heir, Actor by) {
        return heir.overridden().contains(holder)
                ? store.share(transaction, holder, heir.id())
                : store.share(transaction, holder, heir.id(), entry(BookingEvent.SHARING_BEGUN, heir.id(), by));
    }

    private static Uni<Void> forEach(Collection<String> ids, Function<String, Uni<? extends Void>> work) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(work)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
