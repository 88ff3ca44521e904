package dev.holdfast.booking.availability;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.booking.PractitionerTime;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.calendar.BusyBlock;
import dev.holdfast.booking.calendar.BusyBlocks;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class AvailabilityIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject
    Database database;

    @Inject
    BusyBlocks blocks;

    private final String practitioner = Practice.newClient();
    private final String eventType = Practice.newEventType();
    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);

    @Test
    void aDayHasItsStepsLessWhatIsTaken() {
        String offering = offering(practitioner);
        Practice.workEveryDay(practitioner, "UTC", "09:00", "13:00");
        assertThat(starts(offering))
                .containsExactly("09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "12:00", "12:30");

        CalendlyEventFixture booked = book(offering, at("10:00"), "CONFIRMED"); // ten minutes of buffer after it
        book(offering, at("10:15"), "CONFLICTED");
        block(at("12:10"));

        assertThat(starts(offering)).containsExactly("09:00", "11:00", "11:30");
        Practice.take(booked.canceled(), booked.token());
        assertThat(starts(offering))
                .as("the other one still waits for its time")
                .containsExactly("09:00", "09:30", "11:00", "11:30");
    }

    @Test
    void whatIsNotShownCannotBeBookedEither() {
        bookWhatIsShown(offering(practitioner));
    }

    @Test
    void norWhereCapsAreCounted() {
        String capped = Practice.offering(body(practitioner).put("weeklyCap", 3));

        String uncapped = Practice.offering(body(practitioner).put("calendlyEventType", Practice.newEventType()));
        LocalDate monday = Caps.mondayOf(day);
        Instant other =
                (day.equals(monday) ? day.plusDays(1) : monday).atTime(9, 0).toInstant(ZoneOffset.UTC);

        bookWhatIsShown(capped); // two, and one waits

        assertThat(statusOfBooking(capped, other)).as("the week is full").isEqualTo(409);
        assertThat(statusOfBooking(uncapped, other)).as("of that offering").isEqualTo(201);
    }

    private void bookWhatIsShown(String offering) {
        Practice.workEveryDay(practitioner, "UTC", "09:00", "13:00");
        CalendlyEventFixture gone = book(offering, at("10:00"), "CONFIRMED");
        book(offering, at("10:15"), "CONFLICTED");
        Practice.take(gone.canceled(), gone.token());
        block(at("12:10"));
        assertThat(starts(offering)).containsExactly("09:00", "09:30", "11:00", "11:30");

        assertThat(Stream.of("10:00", "10:30", "12:00", "12:30", "11:15")
                        .map(start -> statusOfBooking(offering, start)))
                .as("a booking that waits for its time, a block, and what is no start")
                .containsOnly(409);
        assertThat(Stream.of("11:00", "09:00").map(start -> statusOfBooking(offering, start)))
                .containsOnly(201);
    }

    /** The unique index knows nothing of whoever is in time that the mover holds. */
    @Test
    void whoMovesIsStoppedByThoseInTheTimeTheyHold() {
        ObjectNode body = body(practitioner).put("durationMinutes", 60).put("bufferAfterMinutes", 60);
        String longer = Practice.offering(body.put("calendlyEventType", Practice.newEventType()));
        String brief = Practice.offering(body(practitioner).put("bufferAfterMinutes", 0));
        Practice.workEveryDay(practitioner, "UTC", "09:00", "17:00");
        String client = Practice.as(Practice.newClient());
        String id = bookingOf(client, longer, at("10:00")).path("id");
        book(brief, at("11:00"), "CONFIRMED"); // only in the hour that is kept free

        Practice.reschedule(client, id, at("10:30")).then().statusCode(409);
        Practice.reschedule(client, id, at("09:30")).then().statusCode(409);
        Practice.reschedule(client, id, at("13:00")).then().statusCode(200);
    }

    @Test
    void blocksAreFoundForManyTimesAtOnce() {
        String other = Practice.newClient();
        block(practitioner, at("12:00"));
        block(other, at("09:00"));

        List<BusyBlock> found = blocks.startingWithin(List.of(
                        new PractitionerTime(practitioner, at("11:00"), at("12:05")),
                        new PractitionerTime(practitioner, at("09:00"), at("09:30")),
                        new PractitionerTime(other, at("11:00"), at("12:05"))))
                .await()
                .atMost(LIMIT);

        assertThat(found).extracting(BusyBlock::practitionerId).containsExactly(practitioner);
    }

    private int statusOfBooking(String offering, String start) {
        return statusOfBooking(offering, at(start));
    }

    private int statusOfBooking(String offering, Instant start) {
        return bookingOf(Practice.as(Practice.newClient()), offering, start).statusCode();
    }

    private static Response bookingOf(String caller, String offering, Instant start) {
        return given().header("Authorization", caller)
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", start.toString()))
                .post("/api/bookings");
    }

    @Test
    void daysAreTheVisitorsAndSlotsAreInstants() {
        String offering = offering(practitioner);
        Practice.workEveryDay(practitioner, "Asia/Kolkata", "09:00", "10:00");

        Response asked = ask(offering, day, day, "America/Los_Angeles");

        asked.then().statusCode(200);
        assertThat(asked.jsonPath().getString("timeZone")).isEqualTo("America/Los_Angeles");
        assertThat(asked.jsonPath().getString("offeringId")).isEqualTo(offering);
        assertThat(asked.jsonPath().getList("slots.startsAt"))
                .containsExactly(day.plusDays(1) + "T03:30:00Z", day.plusDays(1) + "T04:00:00Z");
        assertThat(asked.jsonPath().getString("slots[0].endsAt")).isEqualTo(day.plusDays(1) + "T04:00:00Z");
        assertThat(asked.jsonPath().getString("slots[0].practitionerId")).isEqualTo(practitioner);
    }

    @Test
    void bothDaysAreIncludedUpToSixtyTwo() {
        String offering = offering(practitioner);
        Practice.workEveryDay(practitioner, "UTC", "09:00", "09:30");

        assertThat(ask(offering, day, day.plusDays(1), "UTC").jsonPath().getList("slots"))
                .hasSize(2);
        assertThat(ask(offering, day, day.plusDays(61), "UTC").jsonPath().getList("slots"))
                .hasSize(62);
        assertProblem(ask(offering, day, day.plusDays(62), "UTC"), 422, "invalid-request")
                .namesField("?to");
    }

    @Test
    void capsAreCounted() {
        ObjectNode body = body(practitioner).put("dailyCap", 1).put("weeklyCap", 2);
        String offering = Practice.offering(body);
        Practice.workEveryDay(practitioner, "UTC", "09:00", "13:00");
        LocalDate monday = Caps.mondayOf(day);
        book(offering, monday.plusDays(1).atTime(9, 0).toInstant(ZoneOffset.UTC), "CONFIRMED");

        assertThat(days(offering, monday))
                .contains(monday.toString())
                .doesNotContain(monday.plusDays(1).toString());
        book(offering, monday.plusDays(3).atTime(9, 0).toInstant(ZoneOffset.UTC), "CONFIRMED");
        assertThat(days(offering, monday))
                .containsExactly(
                        monday.minusDays(1).toString(), monday.plusDays(7).toString());
    }

    private List<String> days(String offering, LocalDate monday) {
        return ask(offering, monday.minusDays(1), monday.plusDays(7), "UTC")
                .jsonPath()
                .<String>getList("slots.startsAt")
                .stream()
                .map(start -> start.substring(0, 10))
                .distinct()
                .toList();
    }

    @Test
    void eachPractitionerHasTheirOwnAndWhoHasNoHoursIsNamed() {
        String colleague = Practice.newClient();
        String third = Practice.newClient();
        String offering = offering(practitioner, colleague, third);
        Practice.workEveryDay(practitioner, "UTC", "09:00", "10:00");
        Practice.workEveryDay(colleague, "UTC", "09:30", "10:30");
        block(at("09:40")); // of the practitioner alone

        Response asked = ask(offering, day, day, "UTC");

        assertThat(asked.jsonPath().<Map<String, Object>>getList("slots"))
                .extracting(
                        slot -> Practice.field(slot, "startsAt").substring(11, 16), slot -> slot.get("practitionerId"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("09:00", practitioner),
                        org.assertj.core.groups.Tuple.tuple("09:30", colleague),
                        org.assertj.core.groups.Tuple.tuple("10:00", colleague));
        assertThat(asked.jsonPath().getList("withoutSchedule")).containsExactly(third);
    }

    @Test
    void itSaysHowFreshTheCopyOfCalendlyIs() {
        String offering = offering(practitioner);
        Stored stored = new Stored(database);
        stored.awaitConnection();
        Instant compared = Instant.parse("2026-01-02T03:04:05Z");
        stored.in("calendar_links")
                .updateMany(Filters.empty(), Updates.set("reconciledAt", compared))
                .await()
                .atMost(LIMIT);

        assertThat(ask(offering, day, day, "UTC").jsonPath().getList("dataAsOf"))
                .containsExactly(Map.of("calendar", "calendly", "at", compared.toString()));

        stored.in("calendar_links")
                .updateMany(Filters.empty(), Updates.unset("reconciledAt"))
                .await()
                .atMost(LIMIT);
        assertThat(ask(offering, day, day, "UTC").jsonPath().getList("dataAsOf"))
                .containsExactly(Map.of("calendar", "calendly"));
    }

    @Test
    void whatIsBookedAtCalendlyHasItsTimesThere() {
        String offering = Practice.offering(body(practitioner).put("bookingMode", "calendly"));

        assertProblem(ask(offering, day, day, "UTC"), 409, "booked-at-calendly");
    }

    @Test
    void whatIsNotOfferedIsNotFound() {
        String archived = Practice.offering(body(practitioner).put("active", false));

        assertProblem(ask("of_nothing", day, day, "UTC"), 404, "offering-not-found");
        assertProblem(ask(archived, day, day, "UTC"), 404, "offering-not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "offeringId, ''",
        "timeZone, Mars/Olympus",
        "timeZone, %2B02:00",
        "timeZone, ''",
        "from, 2020-01-01",
        "from, 9999-01-01",
        "from, 2027-02-30",
        "from, 2027-01-01T00:00:00Z",
        "from, ''",
        "to, 2020-01-01",
        "to, 9999-12-31",
        "to, %2B999999999-12-31",
        "to, soon"
    })
    void whatCannotBeAskedIsNamed(String parameter, String value) {
        String query = "offeringId=of_1&timeZone=UTC&from=%s&to=%s".formatted(day, day);

        Response refused = given().urlEncodingEnabled(false)
                .get("/api/availability?" + query.replaceAll(parameter + "=[^&]*", parameter + "=" + value));

        assertProblem(refused, 422, "invalid-request").namesField("?" + parameter);
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        Response refused = given().get("/api/availability");

        assertProblem(refused, 422, "invalid-request");
        assertThat(refused.jsonPath().getList("errors.pointer"))
                .containsExactly("?offeringId", "?bookingId", "?timeZone", "?from", "?to");
    }

    private String offering(String... practitioners) {
        return Practice.offering(body(practitioners));
    }

    /** Half an hour with ten minutes after it, each half hour, booked both here and at Calendly. */
    private ObjectNode body(String... practitioners) {
        ObjectNode body = Practice.offeringBody(eventType)
                .put("bookingMode", "both")
                .put("slotStepMinutes", 30)
                .put("bookingHorizonDays", 120);
        var ids = body.putArray("practitionerIds");
        List.of(practitioners).forEach(ids::add);
        return body;
    }

    private CalendlyEventFixture book(String offering, Instant start, String outcome) {
        String client = Practice.newClient();
        String token = Practice.token(client, offering);
        CalendlyEventFixture invitee =
                anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30)).with(token);
        assertThat(Practice.take(invitee.created(), token)).isEqualTo(outcome);
        return invitee;
    }

    private void block(Instant start) {
        block(practitioner, start);
    }

    private void block(String whose, Instant start) {
        var time = new TimeSpan(start, start.plus(Duration.ofMinutes(30)));
        database.inTransaction(
                        transaction -> blocks.keep(transaction, new BusyBlock("test|" + whose, whose, time, "test")))
                .await()
                .atMost(LIMIT);
    }

    private Instant at(String clock) {
        return Instant.parse(day + "T" + clock + ":00Z");
    }

    /** The clock times of the day's free starts, in UTC. */
    private List<String> starts(String offering) {
        return ask(offering, day, day, "UTC")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("slots.startsAt")
                .stream()
                .map(start -> start.substring(11, 16))
                .toList();
    }

    private static Response ask(String offering, LocalDate from, LocalDate to, String zone) {
        return given().queryParam("offeringId", offering)
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .queryParam("timeZone", zone)
                .get("/api/availability");
    }
}
