package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An offering that clients cancel until a day before and move until two days before. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class PolicyWindowsIT {

    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private static final Duration CANCEL = Duration.ofDays(1);
    private static final Duration MOVE = Duration.ofDays(2);

    private final String self = Practice.as(Practice.newClient());
    private String offering = "";

    @BeforeEach
    void offerSomething() {
        offering = Practice.offering(Practice.offeringBody(Practice.newEventType())
                .put("bookingMode", "both")
                .put("cancelWindowMinutes", CANCEL.toMinutes())
                .put("rescheduleWindowMinutes", MOVE.toMinutes()));
    }

    @Test
    void inTheWindowClientsChangeNothingAndStaffDo() {
        Instant start = hour.plus(Duration.ofHours(10));
        String id = booked(start);

        assertProblem(Practice.reschedule(self, id, start.plus(MOVE)), 409, "too-late-to-change");
        Practice.cancel(self, id, Map.of())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:booking:too-late-to-change"))
                .body("until", equalTo(start.minus(CANCEL).toString()));
        stays(id, start);

        Practice.reschedule(Practice.PRACTITIONER, id, start.plusSeconds(3600))
                .then()
                .statusCode(200);
        Practice.cancel(Practice.PRACTITIONER, id, Map.of()).then().statusCode(200);
    }

    @Test
    void theTwoWindowsAreApart() {
        Instant start = hour.plus(Duration.ofHours(36));
        String id = booked(start);

        assertProblem(Practice.reschedule(self, id, start.plus(MOVE)), 409, "too-late-to-change");
        stays(id, start);
        Practice.cancel(self, id, Map.of()).then().statusCode(200).body("status", equalTo("CANCELLED"));
    }

    @Test
    void beforeTheWindowsClientsChangeWhatTheyLike() {
        Instant start = hour.plus(Duration.ofDays(3));
        String id = booked(start);
        Instant soon = hour.plus(Duration.ofHours(30));

        Practice.reschedule(self, id, soon).then().statusCode(200);
        assertProblem(Practice.reschedule(self, id, start), 409, "too-late-to-change");
        Practice.reschedule(self, id, soon).then().statusCode(200);
    }

    private void stays(String id, Instant start) {
        given().header("Authorization", self)
                .get("/api/bookings/" + id)
                .then()
                .body("status", equalTo("CONFIRMED"))
                .body("startsAt", equalTo(start.toString()));
    }

    private String booked(Instant start) {
        return given().header("Authorization", self)
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", start.toString()))
                .post("/api/bookings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
