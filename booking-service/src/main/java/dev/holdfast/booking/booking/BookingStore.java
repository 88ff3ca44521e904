package dev.holdfast.booking.booking;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** {@code bookings}; its rules are in {@link BookingSchema}. */
@ApplicationScoped
class BookingStore {

    private final Documents<BookingDocument> bookings;

    BookingStore(Database database) {
        this.bookings = database.documents(BookingSchema.COLLECTION, BookingDocument.class);
    }

    Uni<Void> insert(ClientSession transaction, Booking booking, @Nullable Claims claims, List<OutboxEntry> jobs) {
        return bookings.in(transaction).insert(BookingDocument.born(booking, claims, jobs));
    }

    Uni<@Nullable Booking> find(String id) {
        return bookings.findById(id).map(BookingStore::toBooking);
    }

    Uni<@Nullable Booking> find(ClientSession transaction, String id) {
        return bookings.in(transaction).findById(id).map(BookingStore::toBooking);
    }

    /** Ends an open booking that is still at {@code rev} and releases its time; {@code null} when it is not. */
    Uni<@Nullable Booking> cancel(ClientSession transaction, Booking booking, List<OutboxEntry> jobs, Instant now) {
        Bson unchanged = Filters.and(
                Filters.eq(booking.id()),
                Filters.eq("rev", booking.rev()),
                Filters.eq("status", booking.status().name()));
        Bson ended = Updates.combine(
                Updates.set("status", BookingStatus.CANCELLED.name()),
                Updates.set("updatedAt", now),
                Updates.unset("claims"),
                Updates.inc("rev", 1L),
                Updates.inc("version", 1L),
                Updates.pushEach("outbox", jobs));
        return bookings.in(transaction).updateAndGet(unchanged, ended).map(BookingStore::toBooking);
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

    private static @Nullable Booking toBooking(@Nullable BookingDocument found) {
        return found == null ? null : found.toBooking();
    }
}
