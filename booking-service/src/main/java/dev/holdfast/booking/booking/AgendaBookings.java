package dev.holdfast.booking.booking;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The bookings of a stretch of time, of one practitioner or of all. */
@ApplicationScoped
public class AgendaBookings {

    private static final Bson BY_START = Sorts.ascending("startsAt", "_id");

    private final Documents<BookingDocument> bookings;

    AgendaBookings(Database database) {
        this.bookings = database.documents(BookingSchema.COLLECTION, BookingDocument.class);
    }

    /**
     * Those that meet this time and were not cancelled, in the order of their starts.
     *
     * @param practitionerId whose; {@code null} for everybody's
     */
    public Uni<List<AgendaBooking>> meeting(@Nullable String practitionerId, Instant from, Instant to, int limit) {
        List<Bson> there = new ArrayList<>(List.of(
                Filters.gt("startsAt", from.minus(TimeSpan.LONGEST)),
                Filters.lt("startsAt", to),
                Filters.gt("endsAt", from),
                Filters.in("status", BookingStatus.namesOf(status -> !status.isDropped()))));
        if (practitionerId != null) {
            there.add(Filters.eq("practitionerId", practitionerId));
        }
        return bookings.list(Filters.and(there), BY_START, 0, limit)
                .chain(found -> inTheWayOf(found, limit).map(active -> found.stream()
                        .map(booking ->
                                AgendaBooking.of(booking, active.getOrDefault(booking.practitionerId(), List.of())))
                        .toList()));
    }

    /** The active bookings at the times of conflicted ones, also where those run over an edge, by practitioner. */
    private Uni<Map<String, List<BookingDocument>>> inTheWayOf(List<BookingDocument> found, int limit) {
        List<Bson> times = found.stream()
                .filter(booking -> booking.status() == BookingStatus.CONFLICTED)
                .map(AgendaBookings::activeAt)
                .toList();
        return times.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : bookings.list(Filters.or(times), BY_START, 0, limit)
                        .map(active -> active.stream().collect(Collectors.groupingBy(BookingDocument::practitionerId)));
    }

    private static Bson activeAt(BookingDocument conflicted) {
        return Filters.and(
                Filters.eq("practitionerId", conflicted.practitionerId()),
                Filters.in("status", BookingStatus.activeNames()),
                Filters.gt("startsAt", conflicted.startsAt().minus(TimeSpan.LONGEST)),
                Filters.lt("startsAt", conflicted.endsAt()),
                Filters.gt("endsAt", conflicted.startsAt()));
    }
}
