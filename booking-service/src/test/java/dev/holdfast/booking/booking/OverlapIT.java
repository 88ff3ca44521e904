package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.failure.CommonFailure;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.MongoFailures;
import dev.holdfast.kit.service.time.Ids;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rule of this service, tried with many writers; and tried without its index, so that we know the trial can fail. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class OverlapIT {

    private static final Instant DAY = Ahead.at(150, "08:00");
    private static final int WRITES = 400;
    private static final int LANES = 16;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Inject
    BookingStore bookings;

    @Inject
    BookingSchema schema;

    @Inject
    Ids ids;

    private final String practitioner = "us_" + UUID.randomUUID();

    @Test
    void activeBookingsOfOnePractitionerNeverOverlap() {
        int inserted = race(1);

        assertThat(inserted).isGreaterThan(5).isLessThan(WRITES);
        assertThat(overlaps()).isEmpty();
    }

    @Test
    void withoutTheIndexTheyWould() {
        database.command(new Document("dropIndexes", "bookings").append("index", BookingSchema.CLAIMS_INDEX))
                .await()
                .atMost(LIMIT);
        try {
            race(2);

            assertThat(overlaps()).isNotEmpty();
        } finally {
            new Stored(database)
                    .in("bookings")
                    .updateMany(
                            Filters.eq("practitionerId", practitioner),
                            new Document("$unset", new Document("claims", ""))
                                    .append("$set", new Document("status", "CANCELLED")))
                    .await()
                    .atMost(LIMIT);
            schema.prepare().await().atMost(LIMIT);
        }
    }

    @Test
    void anActiveBookingWithoutClaimsCannotBeStored() {
        assertRefused("CONFIRMED", null);
        assertRefused("CONFIRMED", List.of());
        assertRefused("CANCELLED", List.of(1));
        assertRefused("SOMETHING", null);
    }

    @Test
    void aTimeHeldByAnUnfinishedTransactionIsTryAgain() {
        Booking held = booking(DAY);
        Booking late = booking(DAY);
        Uni<Void> inserting = database.inTransaction(
                outer -> claim(outer, held).chain(() -> database.inTransaction(inner -> claim(inner, late))));

        assertThatThrownBy(() -> inserting.await().atMost(LIMIT))
                .matches(MongoFailures::isUnavailable, "is answered 503 with Retry-After");
        assertThat(new CommonFailure.DatabaseUnavailable().problem().retryAfter())
                .isNotNull();
    }

    private int race(long seed) {
        Random random = new Random(seed);
        List<Callable<Integer>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            List<Booking> mine = new ArrayList<>();
            for (int i = 0; i < WRITES / LANES; i++) {
                mine.add(booking(DAY.plusSeconds(60L * random.nextInt(600))));
            }
            lanes.add(() -> mine.stream().mapToInt(this::insert).sum());
        }
        return Practice.atOnce(lanes).stream().mapToInt(Integer::intValue).sum();
    }

    /** One for a booking that was stored, nothing for one that was refused as it should be. */
    private int insert(Booking booking) {
        return database.inTransaction(transaction -> claim(transaction, booking))
                .replaceWith(1)
                .onFailure(failure -> Bookings.isTimeTaken(failure) || MongoFailures.isUnavailable(failure))
                .recoverWithItem(0)
                .await()
                .atMost(LIMIT);
    }

    /** What every writer ends with, whatever it looked at before. */
    private Uni<Void> claim(ClientSession transaction, Booking booking) {
        Claims all = Claims.of(booking.time(), booking.service().buffers());
        return bookings.insert(
                transaction, booking, List.of(), new Placed(all.buckets(), List.of()), List.of(), Actor.SYSTEM, null);
    }

    private Booking booking(Instant start) {
        return new Booking(
                ids.next("bk"),
                new Booking.Service("of_1", "Consultation", Buffers.ofMinutes(5, 10)),
                new Booking.Parties("us_client", practitioner),
                BookingStatus.CONFIRMED,
                new TimeSpan(start, start.plusSeconds(1800)),
                null,
                new Booking.Origin(BookingSource.STAFF, null, null),
                1,
                Instant.now());
    }

    /** Pairs of active bookings whose times, with their buffers, overlap: computed from times, not from claims. */
    private List<String> overlaps() {
        List<Document> active = new Stored(database)
                .list(
                        "bookings",
                        Filters.and(Filters.eq("practitionerId", practitioner), Filters.eq("status", "CONFIRMED")));
        List<String> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Document one : active) {
            for (Document other : active) {
                boolean same = one.getString("_id").equals(other.getString("_id"));
                boolean before = !one.getDate("startsAt")
                        .toInstant()
                        .minusSeconds(300)
                        .isBefore(other.getDate("endsAt").toInstant().plusSeconds(600));
                boolean after = !other.getDate("startsAt")
                        .toInstant()
                        .minusSeconds(300)
                        .isBefore(one.getDate("endsAt").toInstant().plusSeconds(600));
                if (!same && !before && !after && seen.add(one.getString("_id"))) {
                    found.add(one.getString("_id"));
                }
            }
        }
        return found;
    }

    private void assertRefused(String status, @Nullable List<Integer> claims) {
        Document document = new Document("_id", ids.next("bk"))
                .append("practitionerId", practitioner)
                .append("clientId", "us_client")
                .append("status", status)
                .append("startsAt", java.util.Date.from(DAY))
                .append("endsAt", java.util.Date.from(DAY.plusSeconds(1800)));
        if (claims != null) {
            document.append("claims", claims);
        }
        assertThatThrownBy(() -> new Stored(database)
                        .in("bookings")
                        .insert(document)
                        .await()
                        .atMost(LIMIT))
                .isInstanceOfSatisfying(MongoWriteException.class, refused -> assertThat(refused.getCode())
                        .isEqualTo(121));
    }
}
