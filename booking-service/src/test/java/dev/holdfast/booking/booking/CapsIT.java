package dev.holdfast.booking.booking;

import static dev.holdfast.booking.booking.CappedOffering.allAtOnce;
import static dev.holdfast.booking.booking.CappedOffering.at;
import static dev.holdfast.booking.booking.CappedOffering.refusals;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.booking.booking.CappedOffering.Mine;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Caps hold however many clients come at the same moment, and nobody is refused while there is room. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class CapsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MANY = 30;

    @Inject
    Database database;

    @Inject
    BookingDrafts drafts;

    @Inject
    Refusals refusals;

    @Inject
    BookingWrites writes;

    private Stored stored;

    @BeforeEach
    void look() {
        stored = new Stored(database);
    }

    @ParameterizedTest
    @CsvSource({"20, 0, 20", "20, 3, 17", "1, 0, 1", "2, 2, 0", "2, 3, 0", "30, 0, 30"})
    void aDayTakesExactlyAsManyAsThereIsRoomFor(int cap, int ofStaff, int room) {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", cap));
        IntStream.range(0, ofStaff).forEach(i -> offering.bookedByStaff(offering.monday, 40 + i));

        List<Response> answers = allAtOnce(MANY, i -> offering.book(offering.monday, i));

        assertThat(refusals(answers)).isEqualTo(MANY - room);
        assertThat(offering.counted()).hasSize(room + ofStaff);
    }

    @Test
    void soDoesAWeekOverItsDays() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 4, "weeklyCap", 11));
        LocalDate monday = offering.monday;

        List<Response> answers = allAtOnce(MANY, i -> offering.book(monday.plusDays(i % 3), i));

        assertThat(refusals(answers)).isEqualTo(MANY - 11);
        assertThat(offering.counted()).hasSize(11);
        for (int day = 0; day < 3; day++) {
            assertThat(offering.countedOn(monday.plusDays(day))).hasSizeLessThanOrEqualTo(4);
        }
        offering.booked(monday.plusDays(7), 0);
        offering.booked(monday.minusDays(1), 47);
    }

    @Test
    void ofTwoWhoBothSawTheLastPlaceOneIsWritten() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 1));
        Looked one = looked(offering, 0);
        Looked other = looked(offering, 1);

        write(one);

        assertThatThrownBy(() -> write(other)).matches(Bookings::isNumberTaken);
        assertThat(offering.counted()).hasSize(1);
    }

    /** A booking, and the numbers that were left when its client looked. */
    private record Looked(Booking draft, CapKeys capKeys) {}

    private Looked looked(CappedOffering offering, int halfHours) {
        Caller client = new Caller(Practice.newClient(), Set.of("client"), null);
        BookRequest request = offering.request(at(offering.monday, halfHours));
        return drafts.of(client, request, RequestKey.of(null))
                .chain(draft -> refusals.requireFree(client, draft.offering(), draft.booking())
                        .map(capKeys -> new Looked(draft.booking(), capKeys)))
                .await()
                .atMost(LIMIT);
    }

    private void write(Looked looked) {
        writes.insertAlone(looked.draft(), looked.capKeys(), Actor.SYSTEM)
                .await()
                .atMost(LIMIT);
    }

    @Test
    void whoeverGoesMakesRoom() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 2));
        offering.booked(offering.monday, 0);
        Mine gone = offering.booked(offering.monday, 1);
        assertProblem(offering.book(offering.monday, 2), 409, "slot-taken");

        Practice.cancel(gone.self(), gone.id(), Map.of()).then().statusCode(200);

        assertThat(offering.capKeys(gone.id())).isEmpty();
        assertThat(refusals(allAtOnce(5, i -> offering.book(offering.monday, 1 + i))))
                .isEqualTo(4);
    }

    @Test
    void ofThoseWhoMoveThereAtOnceAsManyComeAsThereIsRoomFor() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 4));
        LocalDate monday = offering.monday;
        offering.booked(monday, 40);
        List<Mine> others = IntStream.range(0, 8)
                .mapToObj(i -> offering.booked(monday.plusDays(1L + i), i))
                .toList();
        others.forEach(each -> stored.awaitQuiet(each.id()));

        List<Response> answers = allAtOnce(8, i -> others.get(i).moveTo(at(monday, i)));

        assertThat(refusals(answers)).isEqualTo(5);
        assertThat(offering.countedOn(monday)).hasSize(4);
        for (int i = 0; i < 8; i++) {
            LocalDate there = answers.get(i).statusCode() == 200 ? monday : monday.plusDays(1L + i);
            assertThat(offering.capKeys(others.get(i).id()))
                    .singleElement()
                    .asString()
                    .startsWith(there + "|UTC|");
        }
    }

    @Test
    void whoMovesWithinAFullDayIsNotInTheirOwnWay() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 2, "weeklyCap", 3));
        LocalDate monday = offering.monday;
        List<Mine> both = List.of(offering.booked(monday, 0), offering.booked(monday, 1));
        both.forEach(each -> stored.awaitQuiet(each.id()));

        List<Response> answers = allAtOnce(2, i -> both.get(i).moveTo(at(monday, 10 + i)));

        assertThat(refusals(answers)).isZero();
        assertThat(both)
                .allSatisfy(each -> assertThat(offering.capKeys(each.id())).hasSize(2));
        assertProblem(offering.book(monday, 20), 409, "slot-taken");
        assertThat(refusals(allAtOnce(4, i -> offering.book(monday.plusDays(1), i))))
                .isEqualTo(3);
    }

    @Test
    void theSameRequestManyTimesAtOnceIsTheOneBookingOfTheDay() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 1));
        String self = Practice.as(Practice.newClient());
        String key = UUID.randomUUID().toString();

        List<String> ids = allAtOnce(10, i -> idOf(offering.book(self, at(offering.monday, 0), key)));
        List<String> withoutKey = allAtOnce(5, i -> idOf(offering.book(self, at(offering.monday, 0))));

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(withoutKey).containsOnly(ids.getFirst());
        assertThat(offering.counted()).hasSize(1);
    }

    @Test
    void soItIsWithoutAKey() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 1));
        String self = Practice.as(Practice.newClient());

        List<String> ids = allAtOnce(10, i -> idOf(offering.book(self, at(offering.monday, 0))));

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(offering.counted()).hasSize(1);
    }

    private static String idOf(Response booked) {
        return booked.then().statusCode(201).extract().path("id");
    }
}
