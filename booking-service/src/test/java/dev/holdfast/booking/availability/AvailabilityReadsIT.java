package dev.holdfast.booking.availability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What MongoDB does for a question about a month, by its own profiler. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class AvailabilityReadsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int HISTORY = 3_000;

    @Inject
    Database database;

    private final String practitioner = Practice.newClient();
    private final LocalDate first = LocalDate.now(ZoneOffset.UTC).plusDays(10);

    @BeforeEach
    void profile() {
        profiling(2);
    }

    @AfterEach
    void leaveNothing() {
        profiling(0);
        new Stored(database)
                .in("bookings")
                .one(collection -> collection.deleteMany(Filters.eq("practitionerId", practitioner)))
                .await()
                .atMost(LIMIT);
    }

    @Test
    void oldHistoryCostsNothing() {
        ObjectNode body = Practice.offeringBody(Practice.newEventType())
                .put("bookingMode", "both")
                .put("weeklyCap", 50)
                .put("dailyCap", 20);
        body.putArray("practitionerIds").add(practitioner);
        String offering = Practice.offering(body);
        Practice.workEveryDay(practitioner, "UTC", "09:00", "17:00");
        insert(Instant.from(first.plusDays(3).atTime(9, 0).atOffset(ZoneOffset.UTC)), 6, "CONFIRMED");

        List<Document> before = readsOf(offering);
        insert(Instant.parse("2020-01-01T00:00:00Z"), HISTORY, "COMPLETED");
        insert(Instant.parse("2021-06-01T00:00:00Z"), HISTORY, "CONFIRMED");
        insert(Instant.parse("2023-01-01T00:00:00Z"), HISTORY, "CANCELLED");
        List<Document> after = readsOf(offering);

        assertThat(before).hasSize(2).allSatisfy(read -> assertThat(read.getString("planSummary"))
                .contains("IXSCAN { practitionerId: 1")
                .doesNotContain("COLLSCAN"));
        assertThat(examined(after, "bookings", "docsExamined"))
                .as("the index says it all")
                .isZero();
        assertThat(examined(before, "bookings", "keysExamined")).isLessThan(30);
        assertThat(examined(after, "bookings", "keysExamined")).isLessThan(30);
        assertThat(examined(after, "busy_blocks", "docsExamined")).isZero();
    }

    /** However many give it, it is asked once who of them has bookings, and once what else is in their way. */
    @Test
    void thoseOfManyAreReadTogether() {
        List<String> colleagues =
                IntStream.range(0, 19).mapToObj(i -> Practice.newClient()).toList();
        ObjectNode body = Practice.offeringBody(Practice.newEventType()).put("bookingMode", "both");
        var all = body.putArray("practitionerIds").add(practitioner);
        colleagues.forEach(all::add);
        Practice.workEveryDay(practitioner, "UTC", "09:00", "10:00");
        colleagues.forEach(each -> Practice.workEveryDay(each, "UTC", "09:00", "10:00"));
        insert(Instant.from(first.plusDays(3).atTime(9, 0).atOffset(ZoneOffset.UTC)), 2, "CONFIRMED");
        insert(Instant.parse("2021-06-01T00:00:00Z"), HISTORY, "CONFIRMED");

        List<Document> reads = readsOf(Practice.offering(body));

        assertThat(reads).hasSize(2);
        assertThat(examined(reads, "bookings", "docsExamined")).isZero();
        assertThat(examined(reads, "bookings", "keysExamined")).isLessThan(100);
    }

    /** Which of them is to be moved no index says, so the bookings of the month are read, and no others. */
    @Test
    void norDoesItForAMove() {
        ObjectNode body = Practice.offeringBody(Practice.newEventType()).put("bookingMode", "both");
        body.putArray("practitionerIds").add(practitioner);
        Practice.workEveryDay(practitioner, "UTC", "09:00", "17:00");
        String self = Practice.as(Practice.newClient());
        Instant start = Instant.from(first.atTime(9, 0).atOffset(ZoneOffset.UTC));
        String booking = given().header("Authorization", self)
                .contentType("application/json")
                .body(Map.of("offeringId", Practice.offering(body), "startsAt", start.toString()))
                .post("/api/bookings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        insert(start.plus(Duration.ofDays(3)), 6, "CONFIRMED");
        insert(Instant.parse("2020-01-01T00:00:00Z"), HISTORY, "COMPLETED");
        insert(Instant.parse("2021-06-01T00:00:00Z"), HISTORY, "CONFIRMED");

        List<Document> reads = readsOf(given().header("Authorization", self).queryParam("bookingId", booking));

        assertThat(reads).hasSize(2);
        assertThat(examined(reads, "bookings", "docsExamined")).isEqualTo(7);
        assertThat(examined(reads, "busy_blocks", "docsExamined")).isZero();
    }

    @Test
    void whatIsAroundABookingOfStaffIsFoundWhateverElseThereIs() {
        ObjectNode body = Practice.offeringBody(Practice.newEventType()).put("bookingMode", "both");
        body.putArray("practitionerIds").add(practitioner);
        String offering = Practice.offering(body);
        Instant start = Instant.from(first.atTime(9, 0).atOffset(ZoneOffset.UTC));
        insert(Instant.parse("2020-01-01T00:00:00Z"), HISTORY, "CONFIRMED");
        insert(start.plus(Duration.ofDays(2)), HISTORY, "CONFIRMED");

        Instant since = Instant.now();
        given().header("Authorization", Practice.PRACTITIONER)
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", start.toString(), "clientId", "us_somebody"))
                .post("/api/bookings")
                .then()
                .statusCode(201);

        List<Document> reads = profiled(since, Filters.eq("command.filter.$and.0.$and.0.practitionerId", practitioner));
        assertThat(reads).hasSize(1);
        assertThat(examined(reads, "bookings", "docsExamined")).isLessThan(5);
        assertThat(examined(reads, "bookings", "keysExamined")).isLessThan(60);
    }

    @Test
    void underACapAClientsBookingReadsThoseOfItsWeek() {
        ObjectNode body = Practice.offeringBody(Practice.newEventType())
                .put("bookingMode", "both")
                .put("dailyCap", 20);
        body.putArray("practitionerIds").add(practitioner);
        String offering = Practice.offering(body);
        Practice.workEveryDay(practitioner, "UTC", "09:00", "17:00");
        Instant start = Instant.from(first.atTime(9, 0).atOffset(ZoneOffset.UTC));
        insert(Instant.parse("2020-01-01T00:00:00Z"), HISTORY, "CONFIRMED");
        insert(start.plus(Duration.ofDays(14)), HISTORY, "CONFIRMED");
        insert(start.plus(Duration.ofHours(2)), 4, "CONFIRMED");

        Instant since = Instant.now();
        given().header("Authorization", Practice.as(Practice.newClient()))
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", start.toString()))
                .post("/api/bookings")
                .then()
                .statusCode(201);

        List<Document> reads =
                profiled(since, Filters.eq("command.pipeline.0.$match.$and.0.$and.0.practitionerId.$in", practitioner));
        assertThat(reads).hasSize(1);
        assertThat(examined(reads, "bookings", "docsExamined")).isEqualTo(4);
    }

    /** What reading a practitioner's taken time took, one entry for each query. */
    private List<Document> readsOf(String offering) {
        return readsOf(given().queryParam("offeringId", offering));
    }

    private List<Document> readsOf(RequestSpecification question) {
        Instant since = Instant.now();
        question.queryParam("from", first.toString())
                .queryParam("to", first.plusDays(30).toString())
                .queryParam("timeZone", "Europe/Berlin")
                .get("/api/availability")
                .then()
                .statusCode(200);
        return profiled(
                since,
                Filters.or(
                        Filters.eq("command.filter.$or.$and.practitionerId", practitioner),
                        Filters.eq("command.pipeline.0.$match.$and.0.$and.0.practitionerId.$in", practitioner)));
    }

    private List<Document> profiled(Instant since, Bson which) {
        return new Stored(database)
                .list(
                        "system.profile",
                        Filters.and(Filters.gte("ts", since), Filters.in("op", "query", "command"), which));
    }

    private static int examined(List<Document> reads, String collection, String what) {
        return reads.stream()
                .filter(read -> read.getString("ns").endsWith("." + collection))
                .mapToInt(read -> read.getInteger(what))
                .sum();
    }

    /** Bookings of half an hour, one each hour from this time on. */
    private void insert(Instant start, int number, String status) {
        List<Document> bookings = IntStream.range(0, number)
                .mapToObj(i -> booking(start.plus(Duration.ofHours(i)), status))
                .toList();
        new Stored(database)
                .in("bookings")
                .insertIgnoringDuplicates(new ArrayList<>(bookings))
                .await()
                .atMost(LIMIT);
    }

    private Document booking(Instant start, String status) {
        Document booking = new Document("_id", practitioner + start + status)
                .append("practitionerId", practitioner)
                .append("clientId", "us_history")
                .append("offeringId", "of_history")
                .append("offeringName", "History")
                .append("source", "STAFF")
                .append("rev", 1L)
                .append("version", 1L)
                .append("createdAt", Date.from(start))
                .append("updatedAt", Date.from(start))
                .append("status", status)
                .append("startsAt", Date.from(start))
                .append("endsAt", Date.from(start.plus(Duration.ofMinutes(30))))
                .append("bufferBefore", 0)
                .append("bufferAfter", 0);
        return status.equals("CONFIRMED")
                ? booking.append("claims", List.of(Math.toIntExact(start.getEpochSecond() / 300)))
                : booking;
    }

    private void profiling(int level) {
        database.command(new Document("profile", level)).await().atMost(LIMIT);
    }
}
