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
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The bookings of a stretch of time, of one practitioner or of all. */
@ApplicationScoped
public class AgendaBookings {

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
        return bookings.list(Filters.and(there), Sorts.ascending("startsAt", "_id"), 0, limit)
                .map(found -> found.stream().map(AgendaBooking::of).toList());
    }
}
