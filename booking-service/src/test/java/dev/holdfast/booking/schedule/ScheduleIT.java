package dev.holdfast.booking.schedule;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.booking.BookedTime;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.OpenTransaction;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class ScheduleIT {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject
    Database database;

    @Inject
    ReactiveMongoClient client;

    @Inject
    Schedules schedules;

    @Inject
    ScheduleChangedHandler handler;

    private final String practitioner = Practice.newClient();
    private final String self = TestTokens.user(practitioner, "practitioner");
    private final Instant noon =
            Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));

    @Test
    void thereIsNoneUntilSomebodyStoresOne() {
        assertProblem(get(self, ""), 404, "schedule-not-found");

        JsonPath stored = put(self, "", hours("09:00", "17:00", 0))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(stored.getLong("rev")).isEqualTo(1);
        JsonPath read = get(self, "").then().statusCode(200).extract().jsonPath();
        assertThat(read.getMap("")).isEqualTo(stored.getMap(""));
        assertThat(read.getString("practitionerId")).isEqualTo(practitioner);
        assertThat(read.getList("weeklyHours.day"))
                .hasSize(7)
                .startsWith("MONDAY")
                .endsWith("SUNDAY");
        assertThat(read.getString("weeklyHours[0].ranges[0].to")).isEqualTo("17:00");
        assertThat(read.getString("closures[0].reason")).isEqualTo("private");
    }

    @Test
    void whatWasReadCanBeWrittenAgain() {
        put(self, "", hours("09:00", "24:00", 0));
        String read = get(self, "").asString();

        put(self, "", read).then().statusCode(200);

        assertThat(get(self, "").jsonPath().getLong("rev")).isEqualTo(2);
    }

    @Test
    void practitionersChangeTheirOwnAndAdminsAnybodys() {
        String query = "?practitionerId=" + practitioner;

        put(Practice.ADMIN, query, hours("09:00", "17:00", 0)).then().statusCode(200);
        get(self, query).then().statusCode(200);
        get(Practice.ADMIN, query).then().statusCode(200);
        assertProblem(get(Practice.PRACTITIONER, query), 403, "not-allowed");
        assertProblem(put(Practice.PRACTITIONER, query, hours("09:00", "17:00", 1)), 403, "not-allowed");
        assertProblem(get(Practice.as(practitioner), ""), 403, "not-allowed");
        assertProblem(given().get("/api/schedule"), 401, "not-authenticated");
        assertProblem(get(Practice.ADMIN, ""), 422, "invalid-request").namesField("?practitionerId");
        assertProblem(get(Practice.ADMIN, "?practitionerId=a%7Cb"), 422, "invalid-request")
                .namesField("?practitionerId");
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        put(self, "", hours("09:00", "17:00", 0)).then().statusCode(200);

        put(self, "", hours("09:00", "17:00", 0)).then().statusCode(200); // the same again: an answer that was lost
        Response late = put(self, "", hours("10:00", "18:00", 0));

        assertProblem(late, 409, "schedule-changed");
        assertThat(late.jsonPath().getLong("rev")).isEqualTo(1);
        assertProblem(put(self, "", hours("10:00", "18:00", 7)), 409, "schedule-changed");
        assertThat(get(self, "").asString()).contains("17:00").doesNotContain("18:00");
    }

    @Test
    void ofManyAtOnceOneIsFirstAndNothingMixes() {
        for (int rev = 0; rev < 3; rev++) {
            int seen = rev;
            List<Callable<Integer>> changes = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(i -> () -> put(self, "", hours("0" + i + ":00", "1" + i + ":00", seen))
                            .statusCode())
                    .toList();

            assertThat(Practice.atOnce(changes)).containsOnlyOnce(200).contains(409);

            JsonPath now = get(self, "").jsonPath();
            assertThat(now.getLong("rev")).isEqualTo(seen + 1L);
            String from = now.getString("weeklyHours[0].ranges[0].from");
            assertThat(now.getList("weeklyHours.ranges.flatten().from")).containsOnly(from);
            assertThat(now.getList("weeklyHours.ranges.flatten().to")).containsOnly("1" + from.charAt(1) + ":00");
        }
    }

    @Test
    void whatCannotBeIsNamedAndNothingIsStored() {
        assertProblem(put(self, "", hours("09:03", "17:00", 0)), 422, "invalid-request")
                .namesField("#/weeklyHours/0/ranges/0/from");
        assertProblem(put(self, "", "{\"timeZone\":7}"), 400, "malformed-body");
        assertProblem(put(self, "", "[]"), 400, "malformed-body");
        assertProblem(put(self, "", ""), 422, "invalid-request");
        assertProblem(get(self, ""), 404, "schedule-not-found");
    }

    @Test
    void comingBookingsOutsideBecomeTasksOnceAndStayAsTheyAre() {
        String inside = book(noon);
        String outside = book(noon.plus(Duration.ofHours(4)));
        String across = book(noon.plus(Duration.ofHours(2)).minusSeconds(900));

        put(self, "", hours("11:00", "14:00", 0)).then().statusCode(200);
        Document job = job(1);
        assertThat(run(job, 1)).isEqualTo(2);
        assertThat(run(likeNew(job), 1)).isEqualTo(2);

        assertThat(Practice.taskAbout(inside)).isNull();
        for (String id : List.of(outside, across)) {
            assertThat(Practice.taskAbout(id))
                    .containsEntry("kind", "outside-hours")
                    .containsEntry("state", "OPEN");
            assertThat(tasksAbout(id)).hasSize(1);
            assertThat(statusOf(id)).isEqualTo("CONFIRMED");
        }
    }

    @Test
    void newHoursCloseTheTasksOfOldOnes() {
        String evening = book(noon.plus(Duration.ofHours(6)));
        String night = book(noon.plus(Duration.ofHours(11)));
        put(self, "", hours("09:00", "17:00", 0));
        assertThat(run(job(1), 1)).isEqualTo(2);

        put(self, "", hours("09:00", "20:00", 1)).then().statusCode(200);
        assertThat(run(job(1), 2)).as("what is done stays done").isEqualTo(2);
        assertThat(run(job(2), 1)).isEqualTo(1);

        assertThat(tasksAbout(evening)).extracting(task -> task.get("state")).containsExactly("RESOLVED");
        assertThat(tasksAbout(night))
                .extracting(task -> task.get("state"))
                .containsExactlyInAnyOrder("RESOLVED", "OPEN");
    }

    @Test
    void theJobOfHoursThatHaveChangedAgainDoesNothing() {
        String night = book(noon.plus(Duration.ofHours(11)));
        put(self, "", hours("09:00", "17:00", 0));
        put(self, "", hours("09:00", "18:00", 1));

        assertThat(run(job(1), 1)).isZero();
        assertThat(Practice.taskAbout(night)).isNull();
        assertThat(run(job(2), 1)).isEqualTo(1);
    }

    @Test
    void aTaskClosesWithTheBookingThatGoes() {
        String cancelled = book(noon.plus(Duration.ofHours(6)));
        String movedInside = book(noon.plus(Duration.ofHours(7)));
        String staying = book(noon.plus(Duration.ofHours(8)));
        put(self, "", hours("09:00", "17:00", 0));
        assertThat(run(job(1), 1)).isEqualTo(3);

        Practice.cancel(Practice.ADMIN, cancelled, Map.of()).then().statusCode(200);
        Practice.reschedule(Practice.ADMIN, movedInside, noon).then().statusCode(200);

        assertThat(tasksAbout(cancelled)).extracting(ScheduleIT::stateOf).containsExactly("RESOLVED");
        assertThat(tasksAbout(movedInside)).extracting(ScheduleIT::stateOf).containsExactly("RESOLVED");
        assertThat(tasksAbout(staying)).extracting(ScheduleIT::stateOf).containsExactly("OPEN");
    }

    /** Whoever moved it has seen where it is: hours bind no staff. */
    @Test
    void aMoveToAnotherTimeOutsideClosesItsTaskAndOnlyNewHoursRaiseAnother() {
        String night = book(noon.plus(Duration.ofHours(6)));
        put(self, "", hours("09:00", "17:00", 0));
        Document job = job(1);
        assertThat(run(job, 1)).isEqualTo(1);

        Practice.reschedule(Practice.ADMIN, night, noon.plus(Duration.ofHours(8)))
                .then()
                .statusCode(200);
        assertThat(run(likeNew(job), 1)).as("still outside").isEqualTo(1);
        assertThat(tasksAbout(night)).extracting(ScheduleIT::stateOf).containsExactly("RESOLVED");

        put(self, "", hours("09:00", "18:00", 1)).then().statusCode(200);
        assertThat(run(job(2), 1)).isEqualTo(1);
        assertThat(tasksAbout(night)).extracting(ScheduleIT::stateOf).containsExactlyInAnyOrder("RESOLVED", "OPEN");
    }

    /** A job that was slow goes on raising tasks about hours that have changed since. */
    @Test
    void noTaskAboutEarlierHoursIsLeftByAnOlderJob() {
        String night = book(noon.plus(Duration.ofHours(6)));
        put(self, "", hours("09:00", "17:00", 0));
        Document older = job(1);
        assertThat(run(older, 1)).isEqualTo(1);
        put(self, "", hours("09:00", "16:00", 1)).then().statusCode(200);
        assertThat(run(job(2), 1)).isEqualTo(1);
        assertThat(versionsOfOpen(night)).containsExactly("2");
        new Stored(database)
                .in("tasks")
                .updateMany(Filters.eq("ref.id", night), Updates.set("state", "OPEN"))
                .await()
                .atMost(LIMIT);

        assertThat(run(likeNew(older), 1)).isZero();

        assertThat(versionsOfOpen(night)).containsExactly("2");
    }

    private List<String> versionsOfOpen(String bookingId) {
        return tasksAbout(bookingId).stream()
                .filter(task -> stateOf(task).equals("OPEN"))
                .map(task -> task.getEmbedded(List.of("details", "version"), String.class))
                .toList();
    }

    /** Calendly knows nothing of our hours, and nobody here has seen where the booking is now. */
    @Test
    void aMoveAtCalendlyLeavesItsTaskOpen() {
        CalendlyEventFixture moving = invitee(noon.plus(Duration.ofHours(6)));
        String id = taken(moving);
        put(self, "", hours("09:00", "17:00", 0));
        assertThat(run(job(1), 1)).isEqualTo(1);

        CalendlyEventFixture leaf = anInvitee()
                .ofType(moving.eventType())
                .at(noon.plus(Duration.ofHours(8)), HALF_AN_HOUR)
                .movedFrom(moving.uri());
        assertThat(Practice.take(leaf.created(), null)).isEqualTo("CONFIRMED");

        assertThat(new Stored(database).one("bookings", id).getDate("startsAt"))
                .isEqualTo(Date.from(noon.plus(Duration.ofHours(8))));
        assertThat(tasksAbout(id)).extracting(ScheduleIT::stateOf).containsExactly("OPEN");
    }

    /** The job saw the booking before it was cancelled, and raises its task at the same moment: either is first. */
    @Test
    void noTaskIsLeftAboutABookingThatGoesMeanwhile() {
        String id = book(noon);
        new Stored(database).awaitQuiet(id);
        var seen = new BookedTime(id, 1, new TimeSpan(noon, noon.plus(HALF_AN_HOUR)), null);
        put(self, "", hours("14:00", "17:00", 0));
        try (var raising = new OpenTransaction(client)) {
            assertThat(raises(raising, seen)).isTrue();
            assertThat(Practice.cancel(Practice.ADMIN, id, Map.of()).statusCode())
                    .as("it waits for the task")
                    .isEqualTo(503);
            raising.commit();
        }

        Practice.cancel(Practice.ADMIN, id, Map.of()).then().statusCode(200);

        assertThat(tasksAbout(id)).extracting(ScheduleIT::stateOf).containsExactly("RESOLVED");
        try (var late = new OpenTransaction(client)) {
            assertThat(raises(late, seen)).as("nothing to raise a task about").isFalse();
            late.commit();
        }
        assertThat(tasksAbout(id)).extracting(ScheduleIT::stateOf).containsExactly("RESOLVED");
    }

    private boolean raises(OpenTransaction open, BookedTime seen) {
        Schedule schedule = schedules.find(practitioner).await().atMost(LIMIT);
        OutsideHours outside = Objects.requireNonNull(OutsideHours.of(schedule, seen));
        return open.run(transaction -> handler.raise(transaction, outside));
    }

    private String book(Instant start) {
        return taken(invitee(start));
    }

    private CalendlyEventFixture invitee(Instant start) {
        String eventType = Practice.newEventType();
        ObjectNode body = Practice.offeringBody(eventType);
        body.putArray("practitionerIds").add(practitioner);
        String token = Practice.token(Practice.newClient(), Practice.offering(body));
        return anInvitee().ofType(eventType).at(start, HALF_AN_HOUR).with(token);
    }

    private String taken(CalendlyEventFixture invitee) {
        assertThat(Practice.take(invitee.created(), invitee.token())).isEqualTo("CONFIRMED");
        return new Stored(database)
                .list("bookings", Filters.eq("invitee", invitee.uri()))
                .getFirst()
                .getString("_id");
    }

    private String statusOf(String bookingId) {
        return new Stored(database).one("bookings", bookingId).getString("status");
    }

    private static String stateOf(Document task) {
        return task.getString("state");
    }

    private List<Document> tasksAbout(String bookingId) {
        return new Stored(database).list("tasks", Filters.eq("ref.id", bookingId));
    }

    /** The job of this {@code rev}, as it was born, relayed or not. */
    private Document job(int rev) {
        String id = "schedule-changed|" + practitioner + "|" + rev;
        Stored stored = new Stored(database);
        return stored.one("schedules", practitioner).getList("outbox", Document.class, List.of()).stream()
                .filter(entry -> entry.getString("id").equals(id))
                .findFirst()
                .orElseGet(() -> new Document(stored.one("jobs", id)).append("id", id));
    }

    /** The same job as if it had never been done: what was done under its own id is not done again. */
    private static Document likeNew(Document job) {
        return new Document(job).append("id", job.getString("id") + "-new");
    }

    private static int run(Document job, int fence) {
        return Practice.runJob(job, fence).then().statusCode(200).extract().path("result.outside");
    }

    private static String hours(String from, String to, int rev) {
        String days = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY").stream()
                .map(day -> "{\"day\":\"%s\",\"ranges\":[{\"from\":\"%s\",\"to\":\"%s\"}]}".formatted(day, from, to))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        return """
                {"timeZone": "UTC", "weeklyHours": [%s], "dateOverrides": [],
                 "closures": [{"from": "2027-12-24", "to": "2027-12-31", "reason": "private"}], "rev": %d}
                """.formatted(days, rev);
    }

    private static Response get(String authorization, String query) {
        return given().header("Authorization", authorization)
                .urlEncodingEnabled(false)
                .get("/api/schedule" + query);
    }

    private static Response put(String authorization, String query, String body) {
        return given().header("Authorization", authorization)
                .contentType("application/json")
                .body(body)
                .put("/api/schedule" + query);
    }
}
