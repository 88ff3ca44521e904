package dev.holdfast.booking.booking;

import static dev.holdfast.booking.booking.CappedOffering.allAtOnce;
import static dev.holdfast.booking.booking.CappedOffering.at;
import static dev.holdfast.booking.booking.CappedOffering.refusals;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.booking.CappedOffering.Mine;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has a number under a cap and how long; what has none counts all the same. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class CapKeysIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Database database;

    private Stored stored;

    @BeforeEach
    void look() {
        stored = new Stored(database);
    }

    @Test
    void staffGoBeyondACapAndCountAndHaveNoNumber() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 2));
        offering.bookedByStaff(offering.monday, 40);
        Mine mine = offering.booked(offering.monday, 0);

        offering.bookedByStaff(offering.monday, 41);

        Response refused = offering.book(offering.monday, 1);
        assertProblem(refused, 409, "slot-taken");
        assertThat(refused.<String>path("reason")).isEqualTo("too-many");
        assertThat(offering.counted())
                .hasSize(3)
                .filteredOn(booking -> booking.containsKey("capKeys"))
                .extracting(booking -> booking.getString("_id"))
                .containsExactly(mine.id());
    }

    @Test
    void whatStaffMoveKeepsTheNumbersOfTheDayAndTheWeekInWhichItStays() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 2, "weeklyCap", 8));
        LocalDate monday = offering.monday;
        Mine mine = offering.booked(monday, 0);
        List<String> numbered = offering.capKeys(mine.id());
        assertThat(numbered).hasSize(2);

        moveByStaff(mine, at(monday, 5));
        assertThat(offering.capKeys(mine.id())).isEqualTo(numbered);
        moveByStaff(mine, at(monday.plusDays(1), 5));
        assertThat(offering.capKeys(mine.id())).containsExactly(numbered.getLast());
        moveByStaff(mine, at(monday.plusDays(8), 5));
        assertThat(offering.capKeys(mine.id())).isEmpty();

        assertThat(refusals(allAtOnce(5, i -> offering.book(monday.plusDays(8), 10 + i))))
                .as("it counts there")
                .isEqualTo(4);
    }

    @Test
    void whatWasThereBeforeThereWereNumbersCounts() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 5));
        IntStream.range(0, 3).forEach(i -> offering.booked(offering.monday, 40 + i));
        update(Filters.eq("practitionerId", offering.practitioner), Updates.unset("capKeys"));

        assertThat(refusals(allAtOnce(10, i -> offering.book(offering.monday, i))))
                .isEqualTo(8);
        assertThat(offering.counted()).hasSize(5);
    }

    @Test
    void aCapThatIsLoweredOrRaisedOrAddedHoldsFromThenOn() {
        CappedOffering offering = new CappedOffering(stored, Map.of("weeklyCap", 6));
        LocalDate monday = offering.monday;
        List<Mine> six =
                IntStream.range(0, 6).mapToObj(i -> offering.booked(monday, i)).toList();

        offering.change("weeklyCap", 3);
        assertProblem(offering.book(monday, 10), 409, "slot-taken");
        six.subList(0, 4)
                .forEach(each ->
                        Practice.cancel(each.self(), each.id(), Map.of()).then().statusCode(200));
        assertThat(refusals(allAtOnce(6, i -> offering.book(monday, 10 + i)))).isEqualTo(5);

        offering.change("weeklyCap", 9);
        offering.change("dailyCap", 5);
        assertThat(refusals(allAtOnce(6, i -> offering.book(monday, 20 + i)))).isEqualTo(4);
        assertThat(refusals(allAtOnce(6, i -> offering.book(monday.plusDays(1), i))))
                .isEqualTo(2);
        assertThat(offering.counted()).hasSize(9);
    }

    @Test
    void inAnotherZoneItsDaysAreCounted() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 3));
        LocalDate monday = offering.monday;
        offering.booked(monday, 20);
        offering.booked(monday, 47); // half past eleven at night, which is Tuesday in Berlin

        Practice.workEveryDay(offering.practitioner, "Europe/Berlin", "00:00", "24:00", 1);

        assertThat(refusals(allAtOnce(6, i -> offering.book(monday, 30 + i)))).isEqualTo(4);
        assertThat(refusals(allAtOnce(6, i -> offering.book(monday.plusDays(1), 10 + i))))
                .isEqualTo(4);
    }

    @Test
    void whatTookPlaceCountsAndKeepsItsNumber() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 1));
        String id = offering.booked(offering.monday, 0).id();
        stored.awaitQuiet(id);
        Instant begun = Instant.now().minus(Duration.ofHours(2));
        List<String> numbered = List.of(LocalDate.ofInstant(begun, ZoneOffset.UTC) + "|UTC|1");
        update(
                Filters.eq(id),
                Updates.combine(
                        Updates.set("startsAt", begun),
                        Updates.set("endsAt", begun.plusSeconds(1800)),
                        Updates.set("capKeys", numbered)));

        for (String how : List.of("complete", "no-show")) {
            Practice.change(Practice.ADMIN, id, how, Map.of(), Map.of()).then().statusCode(200);
            assertThat(offering.capKeys(id)).isEqualTo(numbered);
        }
    }

    @Test
    void whatDoesNotCountCannotHaveANumber() {
        CappedOffering offering = new CappedOffering(stored, Map.of("dailyCap", 1));
        Mine mine = offering.booked(offering.monday, 0);
        Practice.cancel(mine.self(), mine.id(), Map.of()).then().statusCode(200);

        assertThatThrownBy(() ->
                        update(Filters.eq(mine.id()), Updates.set("capKeys", List.of(offering.monday + "|UTC|1"))))
                .isInstanceOfSatisfying(MongoWriteException.class, refused -> assertThat(refused.getCode())
                        .isEqualTo(121));
    }

    @Test
    void withoutACapNobodyHasOne() {
        CappedOffering offering = new CappedOffering(stored, Map.of());

        assertThat(offering.capKeys(offering.booked(offering.monday, 0).id())).isEmpty();
    }

    private static void moveByStaff(Mine booking, Instant start) {
        Practice.reschedule(Practice.PRACTITIONER, booking.id(), start).then().statusCode(200);
    }

    private void update(Bson which, Bson update) {
        stored.in("bookings").updateMany(which, update).await().atMost(LIMIT);
    }
}
