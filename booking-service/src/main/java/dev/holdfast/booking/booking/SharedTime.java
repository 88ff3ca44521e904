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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of active bookings that share time: their buffers overlap, or staff overrode a clash. The later names the first in
 * {@code overrides}, and the first names it in {@code sharedWith}; each that does not hold what it wants names who does. Of all that want
 * a bucket one holds it, and when that one goes its buckets pass on. All inside the transaction of the change that begins or ends a pair.
 *
 * <p>Both histories tell once that a pair began, and once that it ended. One that goes on is no news, whichever of the two holds what.
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

    /** A booking whose pairs change, and who had them change. */
    private record Side(ClientSession transaction, String id, Actor by) {}

    /** Names a booking that was just born to those whose time it shares. Its birth tells of them. */
    Uni<Void> begin(ClientSession transaction, Booking born, @Nullable Placed place, Actor by) {
        var newcomer = new Side(transaction, born.id(), by);
        List<String> first = Placed.overridden(place);
        return name(newcomer, first).chain(() -> tellOthers(newcomer, BookingEvent.SHARING_BEGUN, first));
    }

    /**
     * Settles the pairs of a booking that was just decided anew: others take what they wanted and it holds no more, and it is named to
     * those whose time it shares now. The decision itself tells of the pairs that begin with it.
     */
    Uni<Void> settle(ClientSession transaction, BookingDocument before, @Nullable Placed place, Actor by) {
        var moved = new Side(transaction, before.id(), by);
        List<String> first = Placed.overridden(place);
        return forget(moved, without(before.overridden(), first))
                .chain(() -> name(moved, first))
                .chain(() -> passOn(moved, before.sharing()))
                .invoke(partners -> partners.addAll(first))
                .call(partners -> tellBoth(moved, BookingEvent.SHARING_ENDED, without(before.partners(), partners)))
                .chain(partners -> tellOthers(moved, BookingEvent.SHARING_BEGUN, without(partners, before.partners())));
    }

    private Uni<Void> name(Side later, Collection<String> first) {
        return forEach(first, one -> store.share(later.transaction(), one, later.id()));
    }

    private Uni<Void> forget(Side later, Collection<String> first) {
        return forEach(first, one -> store.unshare(later.transaction(), one, later.id()));
    }

    /** Has others take what they wanted and this one held; answers those that name it still. */
    private Uni<Set<String>> passOn(Side left, Collection<String> heirs) {
        return Multi.createFrom()
                .iterable(heirs)
                .onItem()
                .transformToUniAndConcatenate(heir -> inherit(left, heir))
                .collect()
                .in(LinkedHashSet::new, Set::add);
    }

    /** The heir's id if it names the one that left, else {@code null}. */
    private Uni<@Nullable String> inherit(Side left, String heirId) {
        return store.document(left.transaction(), heirId)
                .chain(heir -> heir == null || !heir.status().isActive()
                        ? Uni.createFrom().nullItem()
                        : spread(left, heir));
    }

    /** Gives a booking everything it wants and nobody holds, beside what it holds already. */
    private Uni<@Nullable String> spread(Side left, BookingDocument heir) {
        return store.around(left.transaction(), heir.toBooking())
                .map(others -> Placement.beside(heir.id(), heir.wanted(), others))
                .call(place -> take(left, heir, place))
                .map(place -> place.overrides().contains(left.id()) ? heir.id() : null);
    }

    /** An heir may find that another took what it wants too, and names it; or hold by now what another names it for. */
    private Uni<Void> take(Side left, BookingDocument heir, Placed place) {
        var taker = new Side(left.transaction(), heir.id(), left.by());
        // The decision about the one that left has cleared whom it had on record.
        Set<String> known = without(heir.overridden(), List.of(left.id()));
        List<Bson> changes = new ArrayList<>(BookingChange.held(place));
        changes.add(Updates.inc("version", 1L));
        return store.change(taker.transaction(), heir, Updates.combine(changes))
                .chain(() -> forget(taker, without(known, place.overrides())))
                .chain(() -> name(taker, without(place.overrides(), known)))
                .chain(() -> tellBoth(taker, BookingEvent.SHARING_BEGUN, without(place.overrides(), heir.partners())))
                .chain(() -> place.isShared()
                        ? Uni.createFrom().voidItem()
                        : tasks.resolve(
                                taker.transaction(), TaskKind.BUFFER_CLASH, BookingTasks.about(heir.toBooking())));
    }

    /** Tells the others about the booking, and the booking about all of them. */
    private Uni<Void> tellBoth(Side one, BookingEvent what, Collection<String> others) {
        return others.isEmpty()
                ? Uni.createFrom().voidItem()
                : tellOthers(one, what, others).chain(() -> tell(one, one.id(), what, others));
    }

    private Uni<Void> tellOthers(Side one, BookingEvent what, Collection<String> others) {
        return forEach(others, other -> tell(one, other, what, List.of(one.id())));
    }

    private Uni<Void> tell(Side one, String whom, BookingEvent what, Collection<String> with) {
        HistoryEntry entry = HistoryEntry.aside(what, List.copyOf(with), one.by(), clock.instant());
        return store.remember(one.transaction(), whom, entry);
    }

    private static Set<String> without(Collection<String> all, Collection<String> gone) {
        Set<String> left = new LinkedHashSet<>(all);
        left.removeAll(gone);
        return left;
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
