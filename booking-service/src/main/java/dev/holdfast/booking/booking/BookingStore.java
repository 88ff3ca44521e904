package dev.holdfast.booking.booking;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.GroupedInserts;
import dev.holdfast.kit.service.mongo.GroupedReads;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** {@code bookings}; its rules are in {@link BookingSchema}. */
@ApplicationScoped
class BookingStore {

    /** More than a day has room for; a longer list would only be longer. */
    private static final int NEIGHBOURS = 1000;

    /** More than may come at once to one process. */
    private static final int MOST_INSERTS = 500;

    /** Much longer than an insert takes; leaves most of a request's time to a booking that has to be written by itself. */
    private static final Duration PATIENCE = Duration.ofMillis(150);

    /** What begins or ends further away wants nothing of a time: the buffers of both, and the grid on which they are claimed. */
    private static final Duration REACH = Buffers.LONGEST.multipliedBy(2).plusMinutes(10);

    /** Those that may want more than they hold. */
    private static final Bson SHARING = Filters.exists("overrides");

    private final Documents<BookingDocument> bookings;
    private final GroupedReads<String, @Nullable BookingDocument> reads;
    private final GroupedInserts<BookingDocument> inserts;

    BookingStore(Database database) {
        this.bookings = database.documents(BookingSchema.COLLECTION, BookingDocument.class);
        this.reads = GroupedReads.byId(bookings, BookingDocument::id, "holdfast-booking-reads");
        this.inserts = new GroupedInserts<>(bookings, "holdfast-bookings", MOST_INSERTS, PATIENCE);
    }

    @PreDestroy
    void stop() {
        reads.close();
        inserts.close();
    }

    /** Inserts a new booking; one without a place holds no time. */
    Uni<Void> insert(
            ClientSession transaction,
            Booking booking,
            List<String> invitees,
            @Nullable Placed place,
            List<OutboxEntry> jobs,
            Actor by,
            @Nullable String outsideHours) {
        return bookings.in(transaction)
                .insert(BookingDocument.born(booking, invitees, place, CapKeys.NONE, jobs, by, outsideHours));
    }

    /** Inserts a new booking with which nothing else changes; those that come at once share an insert. */
    Uni<Void> insert(
            Booking booking,
            Placed place,
            CapKeys capKeys,
            List<OutboxEntry> jobs,
            Actor by,
            @Nullable String outsideHours) {
        return inserts.insert(BookingDocument.born(booking, List.of(), place, capKeys, jobs, by, outsideHours));
    }

    Uni<@Nullable Booking> find(String id) {
        return bookings.findById(id).map(found -> found == null ? null : found.toBooking());
    }

    /** An open booking of the same client for the same offering, practitioner and start, or {@code null}. */
    Uni<@Nullable Booking> alike(Booking wanted) {
        Bson alike = Filters.and(
                Filters.eq("practitionerId", wanted.parties().practitionerId()),
                Filters.in("status", BookingStatus.openNames()),
                Filters.eq("startsAt", wanted.time().startsAt()),
                Filters.eq("clientId", wanted.parties().clientId()),
                Filters.eq("offeringId", wanted.service().offeringId()));
        return bookings.find(alike).map(found -> found == null ? null : found.toBooking());
    }

    /** Those who ask at once share a read. */
    Uni<@Nullable BookingDocument> document(String id) {
        return reads.find(id);
    }

    Uni<@Nullable BookingDocument> document(ClientSession transaction, String id) {
        return bookings.in(transaction).findById(id);
    }

    /**
     * The other bookings of the practitioner that hold a wanted bucket or are at that time, conflicted ones included, and those near it
     * that want more than they hold; whatever else there is, only what is near is looked at.
     */
    Uni<List<BookingDocument>> around(ClientSession transaction, Booking booking) {
        return around(bookings.in(transaction), booking);
    }

    /** The same as it is now, outside of a transaction. */
    Uni<List<BookingDocument>> around(Booking booking) {
        return around(bookings, booking);
    }

    private static Uni<List<BookingDocument>> around(Documents<BookingDocument> bookings, Booking booking) {
        List<Integer> wanted = booking.wanted().buckets();
        Instant from = booking.time().startsAt();
        Instant to = booking.time().endsAt();
        Bson near = Filters.and(
                Filters.eq("practitionerId", booking.parties().practitionerId()),
                Filters.in("status", BookingStatus.openNames()),
                Filters.gt("startsAt", from.minus(REACH).minus(TimeSpan.LONGEST)),
                Filters.lt("startsAt", to.plus(REACH)),
                Filters.gt("endsAt", from.minus(REACH)));
        Bson claiming =
                Filters.elemMatch("claims", new Document("$gte", wanted.getFirst()).append("$lte", wanted.getLast()));
        Bson there = Filters.and(Filters.lt("startsAt", to), Filters.gt("endsAt", from));
        return bookings.listBy(
                BookingSchema.PRACTITIONER_INDEX,
                Filters.and(near, Filters.ne("_id", booking.id()), Filters.or(claiming, there, SHARING)),
                Sorts.ascending("startsAt", "_id"),
                NEIGHBOURS);
    }

    /** The open bookings of a practitioner that start within this time, in order; no more than anybody can give. */
    Uni<List<BookingDocument>> within(String practitionerId, Instant from, Instant to) {
        Bson there = Filters.and(
                Filters.eq("practitionerId", practitionerId),
                Filters.in("status", BookingStatus.openNames()),
                Filters.gte("startsAt", from),
                Filters.lt("startsAt", to));
        return bookings.list(there, Sorts.ascending("startsAt", "_id"), 0, NEIGHBOURS);
    }

    /** The conflicted bookings of a practitioner that are still to come, oldest first. */
    Uni<List<BookingDocument>> waiting(String practitionerId, Instant now) {
        Bson waiting = Filters.and(
                Filters.eq("practitionerId", practitionerId),
                Filters.eq("status", BookingStatus.CONFLICTED.name()),
                Filters.gt("startsAt", now));
        return bookings.list(waiting, Sorts.ascending("createdAt", "_id"), 0, NEIGHBOURS);
    }

    /** Changes a booking that is still as it was read; fails where it is not, which a transaction does not let happen. */
    Uni<Void> change(ClientSession transaction, BookingDocument before, Bson change) {
        Bson unchanged = Filters.and(
                Filters.eq(before.id()),
                Filters.eq("rev", before.rev()),
                Filters.eq("status", before.status().name()));
        return bookings.in(transaction)
                .update(unchanged, change)
                .invoke(result -> requireMatch(result.getMatchedCount()))
                .replaceWithVoid();
    }

    private static void requireMatch(long matched) {
        if (matched != 1) {
            throw new IllegalStateException("a booking changed inside the transaction that read it");
        }
    }

    /** Notes that another booking names this one as one that was there first. */
    Uni<Void> share(ClientSession transaction, String first, String other) {
        return note(transaction, first, Updates.addToSet("sharedWith", other));
    }

    /** Notes that another booking names this one no more. */
    Uni<Void> unshare(ClientSession transaction, String first, String other) {
        return note(transaction, first, Updates.pull("sharedWith", other));
    }

    /** Remembers something that left the decision as it was. */
    Uni<Void> remember(ClientSession transaction, String id, HistoryEntry entry) {
        return note(transaction, id, entry.remember());
    }

    /** Remembers a request that found the booking as it wants it. */
    Uni<Void> recognise(ClientSession transaction, String id, String op) {
        return note(transaction, id, BookingChange.asked(op));
    }

    private Uni<Void> note(ClientSession transaction, String id, Bson note) {
        return bookings.in(transaction)
                .update(Filters.eq(id), Updates.combine(note, Updates.inc("version", 1L)))
                .replaceWithVoid();
    }

    /**
     * Whether the booking is active and at this time, and remains so until the transaction ends: this writes, so that it and whoever
     * decides the booking anew meanwhile cannot both succeed.
     */
    Uni<Boolean> hold(ClientSession transaction, BookedTime seen) {
        Bson asSeen = Filters.and(
                Filters.eq(seen.id()),
                Filters.in("status", BookingStatus.activeNames()),
                Filters.eq("startsAt", seen.time().startsAt()),
                Filters.eq("endsAt", seen.time().endsAt()));
        return bookings.in(transaction)
                .update(asSeen, Updates.inc("version", 1L))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Newest start first. */
    Uni<Page<Booking>> list(@Nullable String clientId, BookingFilter filter, PageQuery query) {
        Bson wanted = where(clientId, filter);
        Uni<List<BookingDocument>> items =
                bookings.list(wanted, Sorts.descending("startsAt", "_id"), query.skip(), query.limit());
        return Uni.combine().all().unis(items, bookings.count(wanted)).asTuple().map(found -> Page.of(
                        query, found.getItem1(), found.getItem2())
                .map(BookingDocument::toBooking));
    }

    Uni<Long> noShows(String clientId) {
        return bookings.count(
                Filters.and(Filters.eq("clientId", clientId), Filters.eq("status", BookingStatus.NO_SHOW.name())));
    }

    private static Bson where(@Nullable String clientId, BookingFilter filter) {
        List<Bson> conditions = new ArrayList<>();
        if (clientId != null) {
            conditions.add(Filters.eq("clientId", clientId));
        }
        if (filter.status() != null) {
            conditions.add(Filters.eq("status", filter.status().name()));
        }
        if (filter.from() != null) {
            conditions.add(Filters.gte("startsAt", filter.from()));
        }
        if (filter.to() != null) {
            conditions.add(Filters.lt("startsAt", filter.to()));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
