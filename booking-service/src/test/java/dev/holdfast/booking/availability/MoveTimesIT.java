package dev.holdfast.booking.availability;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The times that are offered for a move are those to which {@code reschedule} moves. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class MoveTimesIT {

    private static final Duration STEP = Duration.ofMinutes(15);

    private final String practitioner = Practice.newClient();
    private final String self = Practice.as(Practice.newClient());
    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);

    @BeforeEach
    void work() {
        Practice.workEveryDay(practitioner, "UTC", "09:00", "13:00");
    }

    /** What may have become of an offering since it was booked. */
    private enum Since {
        NOTHING,
        ARCHIVED,
        BOOKED_AT_CALENDLY,
        LONGER_AND_WIDER,
        CAPPED
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOfferedIsAcceptedAndNothingElse(Since since) {
        String offering = Practice.offering(body());
        String id = booked(self, offering, at("10:00"));
        booked(Practice.as(Practice.newClient()), offering, at("11:30"));
        booked(Practice.as(Practice.newClient()), offering, at("09:00").plus(Duration.ofDays(1)));
        booked(Practice.as(Practice.newClient()), offering, at("10:30").plus(Duration.ofDays(1)));
        change(offering, since);

        List<Instant> offered = starts(ask(self, id));

        assertThat(offered)
                .as("by a step, within its own time")
                .contains(at("10:00").plus(STEP));
        assertThat(offered).as("where it is").doesNotContain(at("10:00"));
        assertThat(steps().filter(start -> !start.equals(at("10:00"))).filter(start -> moves(id, start)))
                .containsExactlyElementsOf(offered);
        assertThat(moves(id, at("10:00"))).as("it is not in its own way").isTrue();
    }

    private void change(String offering, Since since) {
        switch (since) {
            case NOTHING -> {}
            case ARCHIVED ->
                given().header("Authorization", Practice.ADMIN)
                        .delete("/api/offerings/" + offering)
                        .then()
                        .statusCode(204);
            case BOOKED_AT_CALENDLY -> replace(offering, body().put("bookingMode", "calendly"));
            case LONGER_AND_WIDER ->
                replace(offering, body().put("durationMinutes", 90).put("bufferBeforeMinutes", 60));
            case CAPPED -> replace(offering, body().put("dailyCap", 2));
        }
    }

    @Test
    void itIsAsLongAsItIs() {
        String offering = Practice.offering(body());
        String id = booked(self, offering, at("10:00"));
        replace(offering, body().put("durationMinutes", 90));

        Response asked = ask(self, id);

        assertThat(asked.jsonPath().getString("offeringId")).isEqualTo(offering);
        assertThat(asked.jsonPath().<Map<String, Object>>getList("slots"))
                .isNotEmpty()
                .allSatisfy(slot -> assertThat(Duration.between(
                                Instant.parse(Practice.field(slot, "startsAt")),
                                Instant.parse(Practice.field(slot, "endsAt"))))
                        .isEqualTo(Duration.ofMinutes(30)));
    }

    @Test
    void itStaysWithItsPractitioner() {
        String colleague = Practice.newClient();
        Practice.workEveryDay(colleague, "UTC", "09:00", "13:00");
        ObjectNode shared = body();
        shared.withArray("practitionerIds").add(colleague);
        String id = given().header("Authorization", self)
                .contentType("application/json")
                .body(Map.of(
                        "offeringId",
                        Practice.offering(shared),
                        "practitionerId",
                        practitioner,
                        "startsAt",
                        at("10:00").toString()))
                .post("/api/bookings")
                .path("id");

        Response asked = ask(self, id);

        assertThat(asked.jsonPath().getList("slots.practitionerId")).containsOnly(practitioner);
        assertThat(asked.jsonPath().getList("withoutSchedule")).isEmpty();
    }

    @Test
    void itsNumberUnderACapIsItsOwn() {
        String offering = Practice.offering(body().put("dailyCap", 1).put("weeklyCap", 1));
        String id = booked(self, offering, at("10:00"));

        List<Instant> offered = starts(ask(self, id));

        assertThat(offered).contains(at("09:00"), at("09:00").plus(Duration.ofDays(1)));
        assertThat(offered).allMatch(start -> moves(id, start));
    }

    @Test
    void staffAreShownTheSameTimes() {
        String id = booked(self, Practice.offering(body()), at("10:00"));

        assertThat(starts(ask(Practice.PRACTITIONER, id)))
                .isEqualTo(starts(ask(self, id)))
                .isNotEmpty();
    }

    /** It was never confirmed there, so to be there is news. */
    @Test
    void aBookingThatWaitsForItsTimeIsOfferedItOnceItIsFree() {
        String eventType = Practice.newEventType();
        String offering = Practice.offering(body().put("calendlyEventType", eventType));
        String first = booked(self, offering, at("10:00"));
        String waiting = waiting(offering, eventType, at("10:00"));

        assertThat(starts(ask(Practice.ADMIN, waiting))).isNotEmpty().doesNotContain(at("10:00"));
        Practice.cancel(self, first, Map.of()).then().statusCode(200);

        assertThat(starts(ask(Practice.ADMIN, waiting))).contains(at("10:00"));
        Practice.reschedule(Practice.ADMIN, waiting, at("10:00"))
                .then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"));
    }

    private static String waiting(String offering, String eventType, Instant start) {
        String client = Practice.newClient();
        String token = Practice.token(client, offering);
        var invitee =
                anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30)).with(token);
        assertThat(Practice.take(invitee.created(), token)).isEqualTo("CONFLICTED");
        return Practice.field(Practice.bookingsOf(client).getFirst(), "id");
    }

    @Test
    void whoMayNotSeeTheBookingIsNotTold() {
        String id = booked(self, Practice.offering(body()), at("10:00"));

        assertProblem(ask(Practice.as(Practice.newClient()), id), 404, "booking-not-found");
        assertProblem(ask(self, "bk_nothing"), 404, "booking-not-found");
        assertProblem(ask(TestTokens.service("booking"), id), 403, "not-allowed");
        assertProblem(question(id).get("/api/availability"), 401, "not-authenticated");
    }

    @Test
    void whatHasEndedIsNotMoved() {
        String id = booked(self, Practice.offering(body()), at("10:00"));
        Practice.cancel(self, id, Map.of()).then().statusCode(200);

        assertProblem(ask(self, id), 409, "booking-ended");
        assertProblem(ask(Practice.ADMIN, id), 409, "booking-ended");
        assertProblem(Practice.reschedule(self, id, at("11:00")), 409, "booking-ended");
    }

    @Test
    void whereNoHoursAreStoredNothingIsOffered() {
        String unscheduled = Practice.newClient();
        ObjectNode body = body();
        body.putArray("practitionerIds").add(unscheduled);
        String id = booked(self, Practice.offering(body), at("10:00"));

        Response asked = ask(self, id);

        assertThat(asked.jsonPath().getList("slots")).isEmpty();
        assertThat(asked.jsonPath().getList("withoutSchedule")).containsExactly(unscheduled);
    }

    @ParameterizedTest
    @CsvSource({"of_1, bk_1", "' ', bk_1", "'', ' '", "'', ''"})
    void itIsOneOfTheTwoThatIsAskedAbout(String offering, String booking) {
        Response refused = question(booking)
                .header("Authorization", self)
                .queryParam("offeringId", offering)
                .get("/api/availability");

        assertProblem(refused, 422, "invalid-request");
        assertThat(refused.jsonPath().getList("errors.pointer")).containsExactly("?offeringId", "?bookingId");
    }

    /** Half an hour with ten minutes after it, each quarter of an hour. */
    private ObjectNode body() {
        ObjectNode body = Practice.offeringBody(Practice.newEventType())
                .put("bookingMode", "both")
                .put("bookingHorizonDays", 120);
        body.putArray("practitionerIds").add(practitioner);
        return body;
    }

    private static void replace(String offering, ObjectNode body) {
        given().header("Authorization", Practice.ADMIN)
                .contentType("application/json")
                .body(body.toString())
                .put("/api/offerings/" + offering)
                .then()
                .statusCode(200);
    }

    private static String booked(String client, String offering, Instant start) {
        return given().header("Authorization", client)
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", start.toString()))
                .post("/api/bookings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private boolean moves(String id, Instant start) {
        Response answer = Practice.certain(() -> Practice.reschedule(self, id, start));
        assertThat(answer.statusCode()).isIn(200, 409);
        return answer.statusCode() == 200;
    }

    /** Everything on a step within the hours of the two days that are asked about, too near to their end as well. */
    private Stream<Instant> steps() {
        return Stream.of(at("09:00"), at("09:00").plus(Duration.ofDays(1)))
                .flatMap(from -> Stream.iterate(
                        from, start -> start.isBefore(from.plus(Duration.ofHours(4))), start -> start.plus(STEP)));
    }

    private Instant at(String clock) {
        return Instant.parse(day + "T" + clock + ":00Z");
    }

    private static List<Instant> starts(Response asked) {
        return asked.then().statusCode(200).extract().jsonPath().<String>getList("slots.startsAt").stream()
                .map(Instant::parse)
                .toList();
    }

    private Response ask(String caller, String booking) {
        return question(booking).header("Authorization", caller).get("/api/availability");
    }

    private RequestSpecification question(String booking) {
        return given().queryParam("bookingId", booking)
                .queryParam("from", day.toString())
                .queryParam("to", day.plusDays(1).toString())
                .queryParam("timeZone", "UTC");
    }
}
