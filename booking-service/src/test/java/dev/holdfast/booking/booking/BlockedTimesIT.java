package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyEventFixture;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A stranger's half hour at Calendly, from ten, in the way of sessions of half an hour with ten minutes after them, by a practitioner
 * without working hours: nothing but what is taken stops anybody.
 */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class BlockedTimesIT {

    private static final Instant TEN = Ahead.at(300, "10:00");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    /** The session itself meets it, or its buffer alone does. */
    private static final List<Instant> MEETING =
            List.of(TEN, TEN.minus(HALF_AN_HOUR), TEN.minus(Duration.ofMinutes(35)), TEN.plus(Duration.ofMinutes(25)));

    /** The buffer ends where it begins, or the session begins where it ends. */
    private static final List<Instant> TOUCHING = List.of(TEN.minus(Duration.ofMinutes(40)), TEN.plus(HALF_AN_HOUR));

    @Inject
    Database database;

    private final String eventType = Practice.newEventType();
    private final String practitioner = Practice.newClient();
    private final String client = Practice.newClient();
    private final String self = Practice.as(client);
    private final CalendlyEventFixture stranger = anInvitee().ofType(eventType).at(TEN, HALF_AN_HOUR);
    private Stored stored;
    private String offering = "";

    @BeforeEach
    void aStrangerBooksAtCalendly() {
        stored = new Stored(database);
        stored.awaitConnection();
        var body = Practice.offeringBody(eventType).put("bookingMode", "both");
        body.putArray("practitionerIds").add(practitioner);
        offering = Practice.offering(body);
        assertThat(Practice.stray(stranger)).isEqualTo("asked");
    }

    @Test
    void staffAreStoppedAndNothingIsStored() {
        for (Instant start : MEETING) {
            Response refused = book(Practice.PRACTITIONER, start);

            assertProblem(refused, 409, "slot-taken");
            assertThat(refused.<String>path("reason")).isEqualTo("taken");
        }
        assertThat(bookings()).isZero();
        TOUCHING.forEach(start ->
                book(Practice.PRACTITIONER, start).then().statusCode(201).body("status", equalTo("CONFIRMED")));
    }

    @Test
    void staffMoveNothingOntoIt() {
        String id = book(Practice.PRACTITIONER, TEN.plusSeconds(7200)).path("id");

        for (Instant start : MEETING) {
            Response refused = Practice.reschedule(Practice.PRACTITIONER, id, start);

            assertProblem(refused, 409, "slot-taken");
            assertThat(refused.<String>path("reason")).isEqualTo("taken");
        }
        assertThat(stored.one("bookings", id)).containsEntry("rev", 1L);
        TOUCHING.forEach(start ->
                Practice.reschedule(Practice.PRACTITIONER, id, start).then().statusCode(200));
    }

    @Test
    void clientsAreStoppedWhereNoHoursAreStoredToo() {
        String id = book(self, TEN.plusSeconds(7200)).path("id");

        for (Instant start : MEETING) {
            assertProblem(book(self, start), 409, "slot-taken");
            assertProblem(Practice.reschedule(self, id, start), 409, "slot-taken");
        }
        assertThat(bookings()).isOne();
    }

    @Test
    void staffWhoOverrideItBookAndTheirDayShowsBoth() {
        String id = Practice.over(offering, TEN, UUID.randomUUID().toString())
                .then()
                .statusCode(201)
                .body("status", equalTo("CONFIRMED"))
                .extract()
                .path("id");

        given().header("Authorization", Practice.PRACTITIONER)
                .queryParam("from", TEN.toString())
                .queryParam("to", TEN.plus(HALF_AN_HOUR).toString())
                .queryParam("practitionerId", practitioner)
                .get("/api/agenda")
                .then()
                .statusCode(200)
                .body("bookings.id", contains(id))
                .body("busy.startsAt", contains(TEN.toString()))
                .body("clashes", empty());
    }

    /** It was made before the time was taken, and its answer lost. */
    @Test
    void aRepetitionIsAnsweredThoughTheTimeIsBlockedSince() {
        Instant noon = TEN.plusSeconds(7200);
        String key = UUID.randomUUID().toString();
        String id = withKey(noon, key).then().statusCode(201).extract().path("id");
        assertThat(Practice.stray(anInvitee().ofType(eventType).at(noon, HALF_AN_HOUR)))
                .isEqualTo("asked");

        withKey(noon, key).then().statusCode(201).body("id", equalTo(id));
    }

    @Test
    void itStopsNobodyAnyMoreOnceItIsCancelledAtCalendly() {
        assertThat(Practice.take(stranger.canceled(), null)).isEqualTo("settled");

        book(Practice.PRACTITIONER, TEN).then().statusCode(201);
    }

    /** What belongs to a booking is no block, or it would be in the way of a move over its own end. */
    @Test
    void aBookingFromCalendlyIsNotInItsOwnWay() {
        Instant noon = TEN.plusSeconds(7200);
        String token = Practice.token(client, offering);
        CalendlyEventFixture own =
                anInvitee().ofType(eventType).at(noon, HALF_AN_HOUR).with(token);
        assertThat(Practice.take(own.created(), token)).isEqualTo("CONFIRMED");
        String id = Practice.field(Practice.bookingsOf(client).getFirst(), "id");

        Practice.reschedule(Practice.PRACTITIONER, id, noon.plusSeconds(900))
                .then()
                .statusCode(200);
    }

    private int bookings() {
        return stored.list("bookings", Filters.eq("practitionerId", practitioner))
                .size();
    }

    private Response book(String caller, Instant start) {
        return given().header("Authorization", caller)
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", start.toString(), "clientId", client))
                .post("/api/bookings");
    }

    private Response withKey(Instant start, String key) {
        return given().header("Authorization", Practice.PRACTITIONER)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", start.toString(), "clientId", client))
                .post("/api/bookings");
    }
}
