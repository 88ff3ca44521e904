package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bookings made here: half an hour and ten minutes after it, each half hour from nine to five. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class NewBookingsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Database database;

    private final String client = Practice.newClient();
    private final String self = Practice.as(client);
    private final String practitioner = Practice.newClient();
    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(20);
    private final Instant nine = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
    private String offering = "";

    @BeforeEach
    void offerSomething() {
        offering = Practice.offering(body(practitioner));
    }

    @Test
    void aClientBooksAFreeStart() {
        work();

        Response booked = book(self, nine, Map.of());

        booked.then()
                .statusCode(201)
                .header("Location", equalTo("/api/bookings/" + booked.path("id")))
                .body("status", equalTo("CONFIRMED"))
                .body("source", equalTo("SELF"))
                .body("clientId", equalTo(client))
                .body("practitionerId", equalTo(practitioner))
                .body("location", equalTo("Lake Road 7"))
                .body("endsAt", equalTo(nine.plusSeconds(1800).toString()));
        assertThat(Practice.bookingsOf(client)).hasSize(1);
        assertThat(freeStarts()).doesNotContain("09:00", "09:30").contains("10:00");
        assertThat(new Stored(database).mailJobs(booked.path("id")))
                .containsExactly("booking-confirmed|" + booked.path("id") + "|1");
    }

    @Test
    void aStartThatIsNotFreeIsRefusedWithTheNextFive() {
        work();
        book(Practice.as(Practice.newClient()), nine.plusSeconds(3600), Map.of())
                .then()
                .statusCode(201);

        Response taken = book(self, nine.plusSeconds(3600), Map.of());

        assertProblem(taken, 409, "slot-taken");
        assertThat(taken.jsonPath().getString("startsAt"))
                .isEqualTo(nine.plusSeconds(3600).toString());
        assertThat(taken.jsonPath().getString("reason")).isEqualTo("taken");
        assertThat(taken.jsonPath().getString("detail")).isEqualTo("Something else is there, or too close to it.");
        assertThat(taken.jsonPath().<String>getList("alternatives.startsAt"))
                .extracting(start -> start.substring(11, 16))
                .containsExactly("11:00", "11:30", "12:00", "12:30", "13:00");
        assertThat(taken.jsonPath().getList("alternatives.practitionerId")).containsOnly(practitioner);
        Instant alternative = Instant.parse(taken.jsonPath().getString("alternatives[0].startsAt"));
        book(self, alternative, Map.of()).then().statusCode(201);
    }

    @Test
    void hoursNoticeAndHorizonBindClientsAndNotStaff() {
        work();
        Instant night = nine.plusSeconds(14 * 3600);
        Instant soon = Instant.now().truncatedTo(ChronoUnit.HOURS).plusSeconds(2 * 3600);
        Instant late = nine.plus(200, ChronoUnit.DAYS);

        Map<Instant, String> reasons = Map.of(
                night,
                "outside-hours",
                soon,
                "too-soon",
                late,
                "too-far-ahead",
                nine.plusSeconds(300),
                "between-steps");
        reasons.forEach((refused, reason) -> {
            Response answer = book(self, refused, Map.of());
            assertProblem(answer, 409, "slot-taken");
            assertThat(answer.<String>path("reason")).isEqualTo(reason);
            assertThat(answer.jsonPath().getList("alternatives")).hasSize(5);
            book(Practice.PRACTITIONER, refused, Map.of("clientId", client))
                    .then()
                    .statusCode(201)
                    .body("source", equalTo("STAFF"))
                    .body("clientId", equalTo(client));
        });
        Response overnight = book(Practice.as(Practice.newClient()), night, Map.of());
        assertThat(overnight.jsonPath().getString("alternatives[0].startsAt"))
                .isEqualTo(nine.plus(1, ChronoUnit.DAYS).toString());
    }

    @Test
    void afterALongClosureTheTimesAfterItAreOffered() throws Exception {
        offering = Practice.offering(body(practitioner).put("bookingHorizonDays", 400));
        work();
        LocalDate closed = LocalDate.ofInstant(nine, ZoneOffset.UTC);
        close(closed, closed.plusDays(99));

        Response answer = book(self, nine, Map.of());

        assertProblem(answer, 409, "slot-taken");
        assertThat(answer.<String>path("reason")).isEqualTo("outside-hours");
        assertThat(answer.jsonPath().<String>getList("alternatives.startsAt"))
                .hasSize(5)
                .first()
                .isEqualTo(nine.plus(100, ChronoUnit.DAYS).toString());
    }

    private void close(LocalDate from, LocalDate to) throws IOException {
        String schedule = "/api/schedule?practitionerId=" + practitioner;
        var hours = (ObjectNode) JSON.readTree(
                given().header("Authorization", Practice.ADMIN).get(schedule).asString());
        hours.putArray("closures").addObject().put("from", from.toString()).put("to", to.toString());
        given().header("Authorization", Practice.ADMIN)
                .contentType("application/json")
                .body(hours.toString())
                .put(schedule)
                .then()
                .statusCode(200);
    }

    @Test
    void withoutWorkingHoursOnlyWhatIsTakenIsTaken() {
        Instant night = nine.plusSeconds(14 * 3600);
        book(self, night, Map.of()).then().statusCode(201);

        Response taken = book(Practice.as(Practice.newClient()), night.plusSeconds(600), Map.of());

        assertProblem(taken, 409, "slot-taken");
        assertThat(taken.jsonPath().getList("alternatives")).isEmpty();
        assertThat(freeStarts()).isEmpty();
    }

    @Test
    void staffAreBoundByWhatIsTaken() {
        work();
        book(self, nine, Map.of()).then().statusCode(201);

        Response taken = book(Practice.ADMIN, nine.plusSeconds(1800), Map.of("clientId", Practice.newClient()));

        assertProblem(taken, 409, "slot-taken");
        assertThat(taken.jsonPath().getString("alternatives[0].startsAt"))
                .isEqualTo(nine.plusSeconds(3600).toString());
    }

    @Test
    void theSameKeyIsTheSameBookingWhateverBecameOfIt() {
        work();
        String key = UUID.randomUUID().toString();

        String id = withKey(key, nine).then().statusCode(201).extract().path("id");

        assertThat(withKey("\"" + key + "\"", nine)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .isEqualTo(id);
        assertProblem(withKey(key, nine.plusSeconds(7200)), 422, "idempotency-key-reused");
        Practice.cancel(self, id, Map.of()).then().statusCode(200);
        withKey(key, nine).then().statusCode(201).body("id", equalTo(id)).body("status", equalTo("CANCELLED"));
        assertProblem(withKey(key, nine.plusSeconds(7200)), 422, "idempotency-key-reused");
        assertProblem(withKey("no key {}", nine), 422, "invalid-request");
        assertThat(Practice.bookingsOf(client)).hasSize(1);
    }

    /** An answer was lost, and before the request came again it could not be asked any more. */
    @Test
    void theSameKeyIsTheSameBookingWhateverBecameOfItsOffering() {
        String key = UUID.randomUUID().toString();
        String id = withKey(key, nine).path("id");
        List<ObjectNode> since = List.of(
                body(practitioner).put("active", false),
                Practice.offeringBody(Practice.newEventType()),
                body(practitioner, Practice.newClient()),
                body(Practice.newClient()));
        for (ObjectNode changed : since) {
            given().header("Authorization", Practice.ADMIN)
                    .contentType("application/json")
                    .body(changed.toString())
                    .put("/api/offerings/" + offering)
                    .then()
                    .statusCode(200);

            withKey(key, nine).then().statusCode(201).body("id", equalTo(id));
            assertProblem(withKey(key, nine.plusSeconds(7200)), 422, "idempotency-key-reused");
            assertProblem(withKey(key, Instant.EPOCH), 422, "idempotency-key-reused");
        }
        assertThat(Practice.bookingsOf(client)).hasSize(1);
        assertProblem(withKey(UUID.randomUUID().toString(), Instant.EPOCH), 422, "invalid-request")
                .namesField("#/startsAt");
    }

    @Test
    void otherPeoplesKeysAreTheirOwn() {
        work();
        String key = UUID.randomUUID().toString();
        withKey(key, nine).then().statusCode(201);

        Response other = given().header("Authorization", Practice.as(Practice.newClient()))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of(
                        "offeringId",
                        offering,
                        "startsAt",
                        nine.plusSeconds(7200).toString()))
                .post("/api/bookings");

        other.then().statusCode(201);
    }

    @Test
    void whoAsksAgainWithoutAKeyGetsWhatTheyHave() {
        work();
        String id = book(self, nine, Map.of()).path("id");

        book(self, nine, Map.of()).then().statusCode(201).body("id", equalTo(id));

        assertThat(Practice.bookingsOf(client)).hasSize(1);
        assertProblem(withKey("another-key", nine), 409, "slot-taken");
    }

    @Test
    void ofManyAtOnceOneIsFirst() {
        work();
        List<Callable<Integer>> rivals = Stream.generate(Practice::newClient)
                .limit(30)
                .<Callable<Integer>>map(
                        rival -> () -> book(Practice.as(rival), nine, Map.of()).statusCode())
                .toList();

        List<Integer> answers = Practice.atOnce(rivals);

        assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        assertThat(new Stored(database).list("bookings", Filters.eq("practitionerId", practitioner)))
                .hasSize(1);
    }

    @Test
    void theSameRequestManyTimesAtOnceIsOneBooking() {
        work();
        String key = UUID.randomUUID().toString();

        List<String> ids = Practice.atOnce(
                10, () -> withKey(key, nine).then().statusCode(201).extract().path("id"));

        assertThat(ids).hasSize(10).containsOnly(ids.getFirst());
        assertThat(Practice.bookingsOf(client)).hasSize(1);
    }

    @Test
    void clientsBookForThemselvesAndStaffForSomebody() {
        String other = Practice.newClient();

        assertProblem(book(self, nine, Map.of("clientId", other)), 403, "not-allowed")
                .namesField("#/clientId");
        assertProblem(book(Practice.ADMIN, nine, Map.of()), 422, "invalid-request")
                .namesField("#/clientId");
        assertProblem(
                given().contentType("application/json").body("{}").post("/api/bookings"), 401, "not-authenticated");
        assertThat(new Stored(database).list("bookings", Filters.eq("practitionerId", practitioner)))
                .isEmpty();
    }

    @Test
    void whereThereAreSeveralPractitionersOneIsNamed() {
        String colleague = Practice.newClient();
        offering = Practice.offering(body(practitioner, colleague));

        assertProblem(book(self, nine, Map.of()), 422, "invalid-request").namesField("#/practitionerId");
        assertProblem(book(self, nine, Map.of("practitionerId", "us_nobody")), 422, "invalid-request")
                .namesField("#/practitionerId");
        book(self, nine, Map.of("practitionerId", colleague))
                .then()
                .statusCode(201)
                .body("practitionerId", equalTo(colleague));
    }

    @Test
    void onlyWhatIsOfferedHereIsBookedHere() {
        offering = Practice.offering(Practice.offeringBody(Practice.newEventType()));
        assertProblem(book(self, nine, Map.of()), 409, "booked-at-calendly");
        offering = Practice.offering(body(practitioner).put("active", false));
        assertProblem(book(self, nine, Map.of()), 404, "offering-not-found");
        offering = "of_nothing";
        assertProblem(book(self, nine, Map.of()), 404, "offering-not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "startsAt, 2020-01-01T09:00:00Z",
        "startsAt, 9998-01-01T09:00:00Z",
        "startsAt, 2027-01-14T09:00:00",
        "startsAt, 2027-03-28T02:30:00[Europe/Berlin]",
        "startsAt, soon",
        "startsAt,",
        "offeringId, ' '",
        "offeringId,",
        "clientId, a|b"
    })
    void whatCannotBeAskedIsNamed(String field, String value) {
        ObjectNode body = JSON.createObjectNode().put("offeringId", offering).put("startsAt", nine.toString());
        body.put(field, value);

        Response refused = given().header("Authorization", self)
                .contentType("application/json")
                .body(body.toString())
                .post("/api/bookings");

        assertProblem(refused, 422, "invalid-request").namesField("#/" + field);
        assertThat(Practice.bookingsOf(client)).isEmpty();
    }

    @Test
    void aStartOffTheFiveMinutesIsNamed() {
        assertProblem(book(self, nine.plusSeconds(60), Map.of()), 422, "invalid-request")
                .namesField("#/startsAt");
        assertThat(Practice.bookingsOf(client)).isEmpty();
    }

    @Test
    void clientsMoveToFreeStartsAndStaffAnywhere() {
        work();
        String id = book(self, nine, Map.of()).path("id");

        Response outside = Practice.reschedule(self, id, nine.plusSeconds(14 * 3600));

        assertProblem(outside, 409, "slot-taken");
        assertThat(outside.<String>path("reason")).isEqualTo("outside-hours");
        assertThat(outside.jsonPath().getList("alternatives")).hasSize(5);
        Practice.reschedule(self, id, nine.plusSeconds(1800)).then().statusCode(200); // over its own end
        Practice.reschedule(Practice.PRACTITIONER, id, nine.plusSeconds(14 * 3600))
                .then()
                .statusCode(200);
        Practice.reschedule(self, id, nine.plusSeconds(14 * 3600)).then().statusCode(200); // where it is
    }

    private void work() {
        Practice.workEveryDay(practitioner, "UTC", "09:00", "17:00");
    }

    private ObjectNode body(String... practitioners) {
        ObjectNode body = Practice.offeringBody(Practice.newEventType())
                .put("bookingMode", "both")
                .put("slotStepMinutes", 30)
                .put("minimumNoticeMinutes", 1440);
        body.putObject("location").put("kind", "address").put("text", "Lake Road 7");
        var ids = body.putArray("practitionerIds");
        List.of(practitioners).forEach(ids::add);
        return body;
    }

    private Response book(String caller, Instant start, Map<String, String> more) {
        ObjectNode body = JSON.createObjectNode().put("offeringId", offering).put("startsAt", start.toString());
        more.forEach(body::put);
        return given().header("Authorization", caller)
                .contentType("application/json")
                .body(body.toString())
                .post("/api/bookings");
    }

    private Response withKey(String key, Instant start) {
        return given().header("Authorization", self)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", start.toString()))
                .post("/api/bookings");
    }

    /** The clock times of the day's free starts, in UTC. */
    private List<String> freeStarts() {
        return given()
                .queryParam("offeringId", offering)
                .queryParam("from", day.toString())
                .queryParam("to", day.toString())
                .queryParam("timeZone", "UTC")
                .get("/api/availability")
                .jsonPath()
                .<String>getList("slots.startsAt")
                .stream()
                .map(start -> start.substring(11, 16))
                .toList();
    }
}
