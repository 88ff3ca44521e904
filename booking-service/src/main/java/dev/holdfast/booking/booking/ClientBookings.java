package dev.holdfast.booking.booking;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** All bookings of one client, for what is done when their account ends or their wishes change. */
@ApplicationScoped
public class ClientBookings {

    private static final List<String> OPEN = Stream.of(BookingStatus.values())
            .filter(BookingStatus::isOpen)
            .map(Enum::name)
            .toList();

    private final Documents<ClientBookingDocument> bookings;
    private final Clock clock;

    ClientBookings(Database database, Clock clock) {
        this.bookings = database.documents(BookingSchema.COLLECTION, ClientBookingDocument.class);
        this.clock = clock;
    }

    /**
     * What is left of a client's bookings.
     *
     * @param ahead those that have not ended yet, by time or by decision
     * @param lastChangeAt of any of them; null if there never was one
     */
    public record Left(long ahead, @Nullable Instant lastChangeAt) {}

    public Uni<Left> left(String clientId) {
        Bson ahead = Filters.and(ofClient(clientId), Filters.in("status", OPEN), Filters.gt("endsAt", clock.instant()));
        return Uni.combine()
                .all()
                .unis(bookings.count(ahead), bookings.list(ofClient(clientId), Sorts.descending("updatedAt"), 0, 1))
                .asTuple()
                .map(found -> new Left(found.getItem1(), lastChange(found.getItem2())));
    }

    /**
     * A page of a client's confirmed bookings that have not begun, in a fixed order.
     *
     * @param after the last id of the page before; empty at first
     */
    Uni<List<ClientBookingDocument>> coming(String clientId, String after, int limit) {
        Bson coming = Filters.and(
                ofClient(clientId),
                Filters.eq("status", BookingStatus.CONFIRMED.name()),
                Filters.gt("startsAt", clock.instant()),
                Filters.gt("_id", after));
        return bookings.list(coming, Sorts.ascending("_id"), 0, limit);
    }

    /**
     * Some ids of a client's bookings, whatever their state, in a fixed order.
     *
     * @param after the last id that is known already; empty at first
     */
    public Uni<List<String>> ids(String clientId, String after, int limit) {
        return bookings.list(
                        Filters.and(ofClient(clientId), Filters.gt("_id", after)), Sorts.ascending("_id"), 0, limit)
                .map(found -> found.stream().map(ClientBookingDocument::id).toList());
    }

    /** Erases what the client, or staff about them, said when bookings were cancelled. */
    public Uni<Void> eraseReasons(String clientId) {
        return bookings.updateMany(
                        Filters.and(ofClient(clientId), Filters.exists("reason")),
                        Updates.combine(Updates.unset("reason"), Updates.inc("version", 1L)))
                .replaceWithVoid();
    }

    private static @Nullable Instant lastChange(List<ClientBookingDocument> latest) {
        return latest.isEmpty() ? null : latest.getFirst().updatedAt();
    }

    private static Bson ofClient(String clientId) {
        return Filters.eq("clientId", clientId);
    }
}
