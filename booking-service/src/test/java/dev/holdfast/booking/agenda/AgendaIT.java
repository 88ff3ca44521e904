package dev.holdfast.booking.agenda;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.mongodb.client.model.Filters;
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
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Half an hour and ten minutes after it, by a practitioner of the test's own. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class AgendaIT {

    private final Instant nine = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(40));
    private static final Duration LENGTH = Duration.ofMinutes(30);

    private final String practitioner = Practice.newClient();
    private final String eventType = Practice.newEventType();
    private final String client = Practice.newClient();
    private String offering = "";
    private Stored stored;

    @Inject
    Database database;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        var body = Practice.offeringBody(eventType).put("bookingMode", "both");
        body.putArray("practitionerIds").add(practitioner);
        offering = Practice.offering(body);
    }

    @Test
    void whatIsBookedInTheOrderOfItsStart() {
        String later = booked(nine.plusSeconds(3600));
        String sooner = booked(nine);
        String dropped = booked(nine.plusSeconds(7200));
        Practice.cancel(Practice.PRACTITIONER, dropped, Map.of()).then().statusCode(200);

        agenda(nine, nine.plusSeconds(86_400))
                .then()
                .statusCode(200)
                .body("bookings.id", contains(sooner, later))
                .body("bookings[0].clientId", equalTo(client))
                .body("bookings[0].status", equalTo("CONFIRMED"))
                .body("bookings[0].endsAt", equalTo(nine.plus(LENGTH).toString()))
                .body("clashes", empty())
                .body("busy", empty())
                .body("tasks", empty());
    }

    @Test
    void whatRunsOverTheEdgesIsInAndWhatTouchesThemIsNot() {
        String id = booked(nine);

        assertThat(ids(nine.plusSeconds(60), nine.plusSeconds(120))).containsExactly(id);
        assertThat(ids(nine.minusSeconds(60), nine.plusSeconds(60))).containsExactly(id);
        assertThat(ids(nine.plus(LENGTH), nine.plusSeconds(7200))).isEmpty();
        assertThat(ids(nine.minusSeconds(7200), nine)).isEmpty();
    }

    @Test
    void anOverrideIsSeenFromBothSides() {
        String first = booked(nine);
        String second = book(
                        Practice.PRACTITIONER,
                        nine.plusSeconds(900),
                        Map.of("override", true, "clientId", "us_somebody"))
                .path("id");

        agenda(nine, nine.plusSeconds(3600))
                .then()
                .body("bookings.id", contains(first, second))
                .body("clashes.bookingId", contains(first, second))
                .body("clashes.with", contains(List.of(second), List.of(first)));
    }

    /** Nothing of it is on record; also where the one that is there begins after the time that is asked for. */
    @Test
    void aConflictedOneIsSeenWithThoseThatAreThere() {
        String before = booked(nine);
        String gone = booked(nine.plusSeconds(2400));
        booked(nine.plusSeconds(7200));
        String conflicted = conflicted(nine.plusSeconds(1500));
        conflicted(nine.plusSeconds(1500));

        assertThat(clashesOf(conflicted)).containsExactlyInAnyOrder(before, gone);
        assertThat(stored.one("tasks", "booking-conflict." + conflicted + "-1")
                        .get("details", Document.class)
                        .getString("with")
                        .split(" "))
                .containsExactlyInAnyOrder(before, gone);

        Practice.cancel(Practice.PRACTITIONER, gone, Map.of()).then().statusCode(200);
        assertThat(clashesOf(conflicted)).containsExactly(before);

        Practice.moveOver(conflicted, nine.plusSeconds(1500), "accept-" + conflicted)
                .then()
                .statusCode(200);
        assertThat(clashesOf(conflicted)).containsExactly(before);
        assertThat(clashesOf(before)).containsExactly(conflicted);
    }

    private List<String> clashesOf(String id) {
        return agenda(nine.plusSeconds(1500), nine.plusSeconds(2400))
                .jsonPath()
                .getList("clashes.find { it.bookingId == '%s' }.with".formatted(id));
    }

    private String conflicted(Instant start) {
        CalendlyEventFixture late =
                anInvitee().ofType(eventType).at(start, LENGTH).with(Practice.token(client, offering));
        assertThat(Practice.take(late.created(), late.token())).isEqualTo("CONFLICTED");
        return stored.list("bookings", Filters.eq("invitees", late.uri()))
                .getFirst()
                .getString("_id");
    }

    @Test
    void aStrangersTimeIsBusyAndATask() {
        CalendlyEventFixture stranger = anInvitee().ofType(eventType).at(nine, LENGTH);
        assertThat(Practice.take(stranger.created(), null)).isEqualTo("no-token");
        Practice.runOutside(stranger).then().statusCode(200);

        agenda(nine, nine.plusSeconds(3600))
                .then()
                .body("bookings", empty())
                .body("busy", hasSize(1))
                .body("busy[0].practitionerId", equalTo(practitioner))
                .body("busy[0].startsAt", equalTo(nine.toString()))
                .body("tasks.ref.id", hasItem(stranger.uri()));
        agenda(nine.plus(LENGTH), nine.plusSeconds(3600))
                .then()
                .body("busy", empty())
                .body("tasks.ref.id", not(hasItem(stranger.uri())));
    }

    @Test
    void everybodysOrOnes() {
        String id = booked(nine);

        assertThat(given().header("Authorization", Practice.ADMIN)
                        .queryParam("from", nine.toString())
                        .queryParam("to", nine.plusSeconds(60).toString())
                        .get("/api/agenda")
                        .jsonPath()
                        .<String>getList("bookings.id"))
                .contains(id);
        given().header("Authorization", Practice.ADMIN)
                .queryParam("from", nine.toString())
                .queryParam("to", nine.plusSeconds(60).toString())
                .queryParam("practitionerId", "us_nobody")
                .get("/api/agenda")
                .then()
                .body("bookings", empty());
    }

    @Test
    void clientsSeeNoneOfIt() {
        given().header("Authorization", Practice.as(client))
                .queryParam("from", nine.toString())
                .queryParam("to", nine.plusSeconds(60).toString())
                .get("/api/agenda")
                .then()
                .statusCode(403);
    }

    @Test
    void daysThatCannotBeAreNamed() {
        Response backwards = agenda(nine, nine);
        Response endless = agenda(nine, nine.plus(Duration.ofDays(62)).plusSeconds(1));
        Response open = given().header("Authorization", Practice.ADMIN).get("/api/agenda");

        assertProblem(backwards, 422, "invalid-request");
        backwards.then().body("errors[0].pointer", equalTo("?to"));
        assertProblem(endless, 422, "invalid-request");
        endless.then().body("errors[0].pointer", equalTo("?to"));
        assertProblem(open, 422, "invalid-request");
        open.then().body("errors[0].pointer", equalTo("?from"));
    }

    private List<String> ids(Instant from, Instant to) {
        return agenda(from, to).jsonPath().getList("bookings.id");
    }

    private Response agenda(Instant from, Instant to) {
        return given().header("Authorization", Practice.PRACTITIONER)
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .queryParam("practitionerId", practitioner)
                .get("/api/agenda");
    }

    private String booked(Instant start) {
        Response booked = book(Practice.as(client), start, Map.of());
        booked.then().statusCode(201);
        return booked.path("id");
    }

    private Response book(String caller, Instant start, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("offeringId", offering);
        body.put("startsAt", start.toString());
        return given().header("Authorization", caller)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/api/bookings");
    }
}
