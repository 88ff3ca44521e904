package dev.holdfast.booking.booking;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner's bookings as time that is taken. What is read is bounded by the times that are asked for, through one index, which
 * is named because MongoDB would often rather look at everybody's bookings of that time: history that is older costs nothing.
 */
@ApplicationScoped
public class PractitionerBookings {

    /** Those that take place, wait for their time, or took place. */
    private static final List<String> NOT_DROPPED = BookingStatus.namesOf(status -> !status.isDropped());

    private static final Document ALIKE = new Document("offeringId", "$offeringId")
            .append("length", new Document("$subtract", List.of("$endsAt", "$startsAt")))
            .append("bufferBefore", "$bufferBefore")
            .append("bufferAfter", "$bufferAfter")
            .append("busy", new Document("$in", List.of("$status", BookingStatus.openNames())));

    private static final BsonField STARTS = Accumulators.push("starts", "$startsAt");

    private static final Bson FIELDS = Projections.include("rev", "startsAt", "endsAt", "outsideHours");

    private final Documents<BookedTimeDocument> bookings;

    PractitionerBookings(Database database) {
        this.bookings = database.documents(BookingSchema.COLLECTION, BookedTimeDocument.class);
    }

    /**
     * All that start within this time and were not cancelled. MongoDB gathers those that are alike: of thousands of bookings little more
     * than the starts has to be read, which is most of what a month's free times cost.
     *
     * @param except the id of one that is not counted, or {@code null}
     */
    public Uni<List<TakenTimes>> startingWithin(PractitionerTime time, @Nullable String except) {
        return gathered(time, except, List.of(STARTS));
    }

    /** The same with the numbers that they have under caps. No index has these, and so the bookings themselves are read. */
    public Uni<List<TakenTimes>> numberedWithin(PractitionerTime time, @Nullable String except) {
        return gathered(time, except, List.of(STARTS, Accumulators.push("capKeys", "$capKeys")));
    }

    private Uni<List<TakenTimes>> gathered(
            PractitionerTime time, @Nullable String except, List<BsonField> ofThoseAlike) {
        Bson there = Filters.and(
                time.filter(),
                Filters.in("status", NOT_DROPPED),
                except == null ? Filters.empty() : Filters.ne("_id", except));
        List<Bson> pipeline = List.of(Aggregates.match(there), Aggregates.group(ALIKE, ofThoseAlike));
        return bookings.as(TakenTimesDocument.class)
                .all(collection -> collection.aggregate(pipeline).hintString(BookingSchema.PRACTITIONER_INDEX))
                .map(found ->
                        found.stream().map(TakenTimesDocument::toTakenTimes).toList());
    }

    /** Those of these practitioners that wait for their time, wherever within these times; there are few of them anywhere. */
    public Uni<List<Booking>> waitingWithin(List<PractitionerTime> times) {
        Bson there = Filters.and(
                Filters.in("practitionerId", PractitionerTime.practitioners(times)),
                Filters.eq("status", BookingStatus.CONFLICTED.name()),
                Filters.gte("startsAt", PractitionerTime.first(times)),
                Filters.lt("startsAt", PractitionerTime.last(times)));
        return bookings.as(BookingDocument.class)
                .all(collection -> collection.find(there).hintString(BookingSchema.PRACTITIONER_INDEX))
                .map(found -> found.stream().map(BookingDocument::toBooking).toList());
    }

    /**
     * A page of the active ones that begin after now, in the order of their starts.
     *
     * @param after the last one of the page before; {@code null} at first
     */
    public Uni<List<BookedTime>> coming(String practitionerId, Instant now, @Nullable BookedTime after, int limit) {
        Bson later = after == null
                ? Filters.gt("startsAt", now)
                : Filters.and(
                        Filters.gte("startsAt", after.time().startsAt()),
                        Filters.or(Filters.gt("startsAt", after.time().startsAt()), Filters.gt("_id", after.id())));
        return list(
                Filters.and(
                        Filters.eq("practitionerId", practitionerId),
                        Filters.in("status", BookingStatus.activeNames()),
                        later),
                limit);
    }

    private Uni<List<BookedTime>> list(Bson filter, int limit) {
        return bookings.all(collection -> collection
                        .find(filter)
                        .hintString(BookingSchema.PRACTITIONER_INDEX)
                        .projection(FIELDS)
                        .sort(Sorts.ascending("startsAt", "_id"))
                        .limit(limit))
                .map(PractitionerBookings::times);
    }

    private static List<BookedTime> times(List<BookedTimeDocument> found) {
        return found.stream().map(BookedTimeDocument::toBookedTime).toList();
    }
}
