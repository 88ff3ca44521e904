package dev.holdfast.booking.offering;

import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.booking.people.People;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import dev.holdfast.kit.service.time.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The practice's offerings. */
@ApplicationScoped
public class Offerings {

    private static final String PREFIX = "of";

    private final OfferingStore store;
    private final People people;
    private final Ids ids;

    Offerings(OfferingStore store, People people, Ids ids) {
        this.store = store;
        this.people = people;
        this.ids = ids;
    }

    /** The offering, active or not; fails with {@link OfferingFailure.NotFound}. */
    public Uni<Offering> get(String id) {
        return store.find(id).onItem().ifNull().failWith(() -> new OfferingFailure.NotFound(id).asException());
    }

    /**
     * The active offering that is booked here; fails with {@link OfferingFailure.NotFound}, or with {@link
     * OfferingFailure.BookedAtCalendly} for one that is booked there alone.
     */
    public Uni<Offering> getBookable(String id) {
        return get(id).invoke(Offerings::requireBookable);
    }

    private static void requireBookable(Offering offering) {
        if (!offering.active()) {
            throw new OfferingFailure.NotFound(offering.id()).asException();
        }
        if (!offering.mode().here()) {
            throw new OfferingFailure.BookedAtCalendly(offering.id()).asException();
        }
    }

    /** The offering, active or not, or {@code null}. */
    public Uni<@Nullable Offering> find(String id) {
        return store.find(id);
    }

    /** How many minutes before the start clients of the offering are reminded, the longest first; the usual ones where there is none. */
    public Uni<List<Integer>> reminders(String id) {
        return store.find(id)
                .map(offering -> offering == null ? Offering.USUAL_REMINDERS : offering.reminderMinutesBefore());
    }

    /** Whether an active offering is booked through this Calendly event type. */
    public Uni<Boolean> isEventTypeBooked(String eventType) {
        return store.isBooked(eventType);
    }

    /** The active offering that is booked through this Calendly event type, or {@code null}. */
    public Uni<@Nullable Offering> bookedThrough(String eventType) {
        return store.bookedThrough(eventType);
    }

    /**
     * Whose time an event of this Calendly event type takes, whether or not an offering is booked through it: the practice has one
     * account there. {@code null} while no offering was ever linked to Calendly.
     */
    public Uni<@Nullable String> calendlyPractitioner(String eventType) {
        return store.atCalendly(eventType).map(found -> found == null ? null : found.calendlyPractitionerId());
    }

    /** Whether an offering, active or not, names somebody as a practitioner. */
    public Uni<Boolean> isNamed(String practitionerId) {
        return store.isNamed(practitionerId);
    }

    /**
     * Makes an offering, or answers the one that the same request made. Fails where somebody whom it names is no practitioner; who asks
     * again is not asked about that.
     */
    Uni<Offering> create(Caller caller, OfferingRequest request, RequestKey key) {
        boolean named = key.key() != null;
        Offering offering = request.toOffering(named ? key.idOf(PREFIX, caller) : ids.next(PREFIX));
        String op = named ? key.opOf(caller, request.digest()) : null;
        // also where it cannot be there: a database that is away is not noticed only after identity was waited for
        return store.find(offering.id())
                .chain(made -> made == null
                        ? requirePractitioners(request, request.practitionerIds())
                        : Uni.createFrom().voidItem())
                .chain(() -> store.insert(offering, op));
    }

    /** Those whom the stored offering names already stay, whoever they are by now; others have to be practitioners. */
    Uni<Offering> replace(String id, OfferingRequest request) {
        return get(id).chain(stored -> requirePractitioners(request, request.practitionersBeside(stored)))
                .chain(() -> store.replace(request.toOffering(id)))
                .onItem()
                .ifNull()
                .failWith(() -> new OfferingFailure.NotFound(id).asException());
    }

    private Uni<Void> requirePractitioners(OfferingRequest request, Collection<String> practitionerIds) {
        return people.noPractitioners(practitionerIds)
                .invoke(request::requireNone)
                .replaceWithVoid();
    }

    /**
     * Takes an offering out of the list; its bookings stay, and it can be made active again. One that is not active stays as it is. Fails
     * with {@link OfferingFailure.NotFound}.
     */
    Uni<Void> archive(String id) {
        return store.archive(id).invoke(found -> requireFound(id, found)).replaceWithVoid();
    }

    /** What is active is there for everyone; what is not, for admins. */
    Uni<Offering> getFor(@Nullable Caller caller, String id) {
        return get(id).invoke(offering -> requireVisible(caller, offering));
    }

    /** The active ones for everyone; the inactive ones for admins who ask for them. */
    Uni<Page<Offering>> list(@Nullable Caller caller, boolean active, PageQuery query) {
        return store.list(active || caller == null || !caller.isAdmin(), query);
    }

    private static void requireFound(String id, boolean found) {
        if (!found) {
            throw new OfferingFailure.NotFound(id).asException();
        }
    }

    private static void requireVisible(@Nullable Caller caller, Offering offering) {
        if (!offering.active() && (caller == null || !caller.isAdmin())) {
            throw new OfferingFailure.NotFound(offering.id()).asException();
        }
    }
}
