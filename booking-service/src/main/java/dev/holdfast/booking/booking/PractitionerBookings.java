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
import java.util.Map;
import java.util.stream.Collectors;
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

    private static final Document ALIKE = new Document("practitionerId", "$practitionerId")
            .append("offeringId", "$offeringId")
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
     * All of these practitioners that start within these times, and perhaps some that start between them, and were not cancelled; by
     * practitioner. MongoDB gathers those that are alike: of thousands of bookings little more than the starts has to be read, which is
     * most of what a month's free times cost.
     *
     * @param except the id of one that is not counted, or {@code null}
     */
    public Uni<Map<String, List<TakenTimes>>> startingWithin(List<PractitionerTime> times, @Nullable String except) {
        return gathered(times, except, List.of(STARTS));
    }

    /** The same with the numbers that they have under caps. No index has these, and so the bookings themselves are read. */
    public Uni<Map<String, List<TakenTimes>>> numberedWithin(List<PractitionerTime> times, @Nullable String except) {
        return gathered(times, except, List.of(STARTS, Accumulators.push("capKeys", "$capKeys")));
    }

    private Uni<Map<String, List<TakenTimes>>> gathered(
            List<PractitionerTime> times, @Nullable String except, List<BsonField> ofThoseAlike) {
        Bson there = Filters.and(
                within(times),
                Filters.in("status", NOT_DROPPED),
                except == null ? Filters.empty() : Filters.ne("_id", except));
        List<Bson> pipeline = List.of(Aggregates.match(there), Aggregates.group(ALIKE, ofThoseAlike));
        return bookings.as(TakenTimesDocument.class)
                .all(collection -> collection.aggregate(pipeline).hintString(BookingSchema.PRACTITIONER_INDEX))
                .map(found -> found.stream()
                        .collect(Collectors.groupingBy(
                                TakenTimesDocument::practitionerId,
                                Collectors.mapping(TakenTimesDocument::toTakenTimes, Collectors.toList()))));
    }

    /** One range of starts for all of them: an index is read best so. */
    private static Bson within(List<PractitionerTime> times) {
        return Filters.and(
                Filters.in("practitionerId", PractitionerTime.practitioners(times)),
                Filters.gte("startsAt", PractitionerTime.first(times)),
                Filters.lt("startsAt", PractitionerTime.last(times)));
    }

    /** Those of these practitioners that wait for their time, wherever within these times; there are few of them anywhere. */
    public Uni<List<Booking>> waitingWithin(List<PractitionerTime> times) {
        Bson there = Filters.and(within(times), Filters.eq("status", BookingStatus.CONFLICTED.name()));
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
