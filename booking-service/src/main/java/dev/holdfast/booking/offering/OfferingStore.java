package dev.holdfast.booking.offering;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.idempotency.IdempotencyFailure.KeyReused;
import dev.holdfast.kit.service.failure.FailureException;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import dev.holdfast.kit.service.mongo.GroupedReads;
import dev.holdfast.kit.service.mongo.StoreSetup;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** {@code offerings}. */
@ApplicationScoped
class OfferingStore implements StoreSetup {

    private static final String EVENT_TYPE_INDEX = "event_type_of_active";

    private final Documents<OfferingDocument> offerings;
    private final GroupedReads<String, @Nullable OfferingDocument> reads;
    private final Clock clock;

    OfferingStore(Database database, Clock clock) {
        this.offerings = database.documents("offerings", OfferingDocument.class);
        this.reads = GroupedReads.byId(offerings, OfferingDocument::id, "holdfast-offerings");
        this.clock = clock;
    }

    @Override
    public Uni<Void> prepare() {
        return offerings
                .ensureIndex(
                        Indexes.ascending("calendlyEventType"),
                        new IndexOptions()
                                .name(EVENT_TYPE_INDEX)
                                .unique(true)
                                .partialFilterExpression(
                                        Filters.and(Filters.eq("active", true), Filters.exists("calendlyEventType"))))
                .chain(() -> offerings.ensureIndex(
                        Indexes.ascending("active", "name", "_id"), new IndexOptions().name("active_by_name")));
    }

    /**
     * Writes an offering, or answers the one of its id as it is now if the same request made it; fails with {@link KeyReused} if another
     * did, and with {@link OfferingFailure.EventTypeTaken}.
     */
    Uni<Offering> insert(Offering offering, @Nullable String request) {
        return offerings
                .insert(OfferingDocument.of(offering, request, clock.instant()))
                .replaceWith(offering)
                .onFailure(DuplicateKeys::isDuplicateKey)
                .recoverWithUni(() -> madeBefore(offering, request));
    }

    private Uni<Offering> madeBefore(Offering offering, @Nullable String request) {
        return offerings.findById(offering.id()).map(found -> madeBefore(offering, request, found));
    }

    private static Offering madeBefore(Offering offering, @Nullable String request, @Nullable OfferingDocument found) {
        if (found == null) {
            throw eventTypeTaken(offering);
        }
        if (!Objects.equals(request, found.request())) {
            throw new KeyReused().asException();
        }
        return found.toOffering();
    }

    /** The offering after it was replaced, or {@code null} when there is none. */
    Uni<@Nullable Offering> replace(Offering offering) {
        return offerings
                .updateAndGet(
                        Filters.eq(offering.id()),
                        OfferingDocument.of(offering, null, clock.instant()).asReplacement())
                .onFailure(failure -> DuplicateKeys.isDuplicateKey(failure, EVENT_TYPE_INDEX))
                .transform(failure -> eventTypeTaken(offering))
                .map(OfferingStore::toOffering);
    }

    /** Nobody can book it any more; false when there is none. */
    Uni<Boolean> archive(String id) {
        return offerings
                .update(
                        Filters.eq(id),
                        Updates.combine(Updates.set("active", false), Updates.set("updatedAt", clock.instant())))
                .map(result -> result.getMatchedCount() == 1);
    }

    Uni<@Nullable Offering> find(String id) {
        return reads.find(id).map(OfferingStore::toOffering);
    }

    Uni<Page<Offering>> list(boolean active, PageQuery query) {
        Bson filter = Filters.eq("active", active);
        Uni<List<OfferingDocument>> items =
                offerings.list(filter, Sorts.ascending("name", "_id"), query.skip(), query.limit());
        return Uni.combine()
                .all()
                .unis(items, offerings.count(filter))
                .asTuple()
                .map(found -> Page.of(query, found.getItem1(), found.getItem2()).map(OfferingDocument::toOffering));
    }

    /** Whether an active offering takes bookings of this Calendly event type. */
    Uni<Boolean> isBooked(String eventType) {
        return offerings.count(booked(eventType)).map(count -> count > 0);
    }

    Uni<@Nullable Offering> bookedThrough(String eventType) {
        return offerings.find(booked(eventType)).map(OfferingStore::toOffering);
    }

    /** Whether an offering, active or not, names this practitioner. */
    Uni<Boolean> isNamed(String practitionerId) {
        return offerings.find(Filters.eq("practitionerIds", practitionerId)).map(found -> found != null);
    }

    /** An offering of this event type, active or not, or else the oldest one that is linked to Calendly. */
    Uni<@Nullable Offering> atCalendly(String eventType) {
        return offerings
                .find(Filters.eq("calendlyEventType", eventType))
                .chain(found -> found == null
                        ? first(Filters.exists("calendlyEventType"))
                        : Uni.createFrom().item(found))
                .map(OfferingStore::toOffering);
    }

    private Uni<@Nullable OfferingDocument> first(Bson filter) {
        return offerings
                .list(filter, Sorts.ascending("createdAt", "_id"), 0, 1)
                .map(found -> found.isEmpty() ? null : found.getFirst());
    }

    private static Bson booked(String eventType) {
        return Filters.and(
                Filters.eq("calendlyEventType", eventType),
                Filters.eq("active", true),
                Filters.in("bookingMode", BookingMode.CALENDLY.name(), BookingMode.BOTH.name()));
    }

    private static @Nullable Offering toOffering(@Nullable OfferingDocument found) {
        return found == null ? null : found.toOffering();
    }

    @PreDestroy
    void stop() {
        reads.close();
    }

    private static FailureException eventTypeTaken(Offering offering) {
        CalendlyPage calendly = offering.calendly();
        return new OfferingFailure.EventTypeTaken(calendly == null ? "" : calendly.eventType()).asException();
    }
}
