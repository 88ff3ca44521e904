package dev.holdfast.booking.closing;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.JobExamples;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The account of somebody with whom clients book is closed. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class ClosedPractitionerIT {

    private static final int DAYS = 26;

    @Inject
    Database database;

    private final String practitioner = Practice.newClient();
    private final String self = TestTokens.user(practitioner, "practitioner");
    private final Instant nine = Ahead.at(DAYS, "09:00");
    private String offering = "";
    private Stored stored;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        ObjectNode body = Practice.offeringBody(Practice.newEventType()).put("bookingMode", "internal");
        body.remove(List.of("calendlyEventType", "calendlySchedulingUrl"));
        body.putArray("practitionerIds").add(practitioner);
        offering = Practice.offering(body);
    }

    @Test
    void nothingIsFreeAnyMoreAndStaffAreToldOfWhatIsBooked() {
        work("09:00", "17:00", 0).then().statusCode(200);
        String booked = book(nine).then().statusCode(201).extract().path("id");

        assertThat(close("booking").<String>path("outcome")).isEqualTo("done");

        Document ended = stored.one("schedules", practitioner);
        assertThat(ended).containsEntry("rev", 2L).containsEntry("timeZone", "Asia/Kolkata");
        assertThat(Stream.of("week", "overrides", "closures").map(each -> ended.getList(each, Object.class)))
                .allSatisfy(hours -> assertThat(hours).isEmpty());
        assertThat(free()).isEmpty();
        refused(book(nine.plus(Duration.ofHours(2))));
        run(changed(2)).then().statusCode(200);
        assertThat(Practice.taskAbout(booked))
                .containsEntry("kind", "outside-hours")
                .containsEntry("state", "OPEN");
    }

    @Test
    void whoNeverKeptHoursIsNotBookedRoundTheClockAnyMore() {
        book(nine).then().statusCode(201);

        close("booking");

        assertThat(stored.one("schedules", practitioner))
                .containsEntry("rev", 1L)
                .containsEntry("timeZone", "UTC");
        refused(book(nine.plus(Duration.ofHours(2))));
    }

    @Test
    void whomAnArchivedOfferingNamesHasNoHoursWhenItIsOfferedAgain() {
        given().header("Authorization", Practice.ADMIN)
                .delete("/api/offerings/" + offering)
                .then()
                .statusCode(204);

        close("booking");

        assertThat(stored.one("schedules", practitioner)).containsEntry("rev", 1L);
    }

    @Test
    void whatComesAgainChangesNothing() {
        work("09:00", "17:00", 0);

        close("booking");
        close("booking|erased");
        close("booking|erased|again-1");

        assertThat(stored.one("schedules", practitioner)).containsEntry("rev", 2L);
    }

    @Test
    void whatCameInBetweenIsEndedByTheJobOfTheEnd() {
        close("booking");
        work("09:00", "17:00", 1).then().statusCode(200);
        book(nine).then().statusCode(201);

        close("booking|erased");

        assertThat(stored.one("schedules", practitioner)).containsEntry("rev", 3L);
        refused(book(nine.plus(Duration.ofHours(2))));
    }

    @Test
    void clientsGetNoHours() {
        String client = Practice.newClient();

        closeOf(client, "booking");

        assertThat(stored.list("schedules", Filters.eq(client))).isEmpty();
    }

    /** Whoever is first: no change of the hours that somebody had seen before outlives the closing. */
    @RepeatedTest(5)
    void hoursThatChangeAtThatMomentAreEndedToo() {
        work("09:00", "17:00", 0);
        Callable<Response> closing = () -> close("booking");
        List<Callable<Response>> all = Stream.concat(
                        IntStream.range(0, 4)
                                .<Callable<Response>>mapToObj(i -> () -> work("0" + i + ":00", "18:00", 1)),
                        Stream.of(closing))
                .toList();

        List<Response> answers = Practice.atOnce(all);

        assertThat(answers.getLast().<String>path("outcome")).isEqualTo("done");
        assertThat(stored.one("schedules", practitioner).getList("week", Object.class))
                .isEmpty();
    }

    private Response work(String from, String to, int rev) {
        String days = Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
                .map(day -> "{\"day\":\"%s\",\"ranges\":[{\"from\":\"%s\",\"to\":\"%s\"}]}".formatted(day, from, to))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        LocalDate day = LocalDate.ofInstant(nine, ZoneOffset.UTC);
        return given().header("Authorization", self)
                .contentType("application/json")
                .body("""
                        {"timeZone": "Asia/Kolkata", "weeklyHours": [%s], "rev": %d,
                         "dateOverrides": [{"date": "%s", "ranges": [{"from": "00:00", "to": "24:00"}]}],
                         "closures": [{"from": "%s", "to": "%s", "reason": "private"}]}
                        """.formatted(days, rev, day, day.plusDays(3), day.plusDays(9)))
                .put("/api/schedule");
    }

    private Response book(Instant start) {
        return given().header("Authorization", Practice.as(Practice.newClient()))
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", start.toString()))
                .post("/api/bookings");
    }

    private static void refused(Response answer) {
        assertProblem(answer, 409, "slot-taken");
        assertThat(answer.<String>path("reason")).isEqualTo("outside-hours");
    }

    private List<Object> free() {
        LocalDate day = LocalDate.ofInstant(nine, ZoneOffset.UTC);
        return given().get("/api/availability?timeZone=UTC&offeringId=%s&from=%s&to=%s"
                        .formatted(offering, day, day.plusDays(2)))
                .then()
                .statusCode(200)
                .extract()
                .path("slots");
    }

    private Response close(String owner) {
        return closeOf(practitioner, owner);
    }

    private static Response closeOf(String who, String owner) {
        Map<String, Object> payload = new HashMap<>(JobExamples.payload("closed"));
        payload.put("userId", who);
        return Practice.runJob("closed|" + who + "|" + owner, "closed", 1, payload);
    }

    private Response run(Document job) {
        return Practice.runJob(job, 1);
    }

    /** The job of the hours of this {@code rev}, relayed or not. */
    private Document changed(int rev) {
        String id = "schedule-changed|" + practitioner + "|" + rev;
        return stored.one("schedules", practitioner).getList("outbox", Document.class, List.of()).stream()
                .filter(entry -> entry.getString("id").equals(id))
                .findFirst()
                .orElseGet(() -> new Document(stored.one("jobs", id)).append("id", id));
    }
}
