package dev.holdfast.booking.schedule;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.model.Filters;
import dev.holdfast.booking.booking.BookedTime;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bookings outside of the hours about which staff have decided already, when the hours of other days change. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class AnsweredHoursIT {

    private static final Instant NOON = Ahead.at(230, "12:00");
    private static final Instant EVENING = NOON.plus(Duration.ofHours(7));
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject
    Database database;

    @Inject
    Schedules schedules;

    @Inject
    ScheduleChangedHandler handler;

    private final String practitioner = Practice.newClient();
    private final String eventType = Practice.newEventType();
    private final List<LocalDate> closed = new ArrayList<>();
    private String offering = "";
    private int rev;

    @BeforeEach
    void offerSomething() {
        ObjectNode body = Practice.offeringBody(eventType).put("bookingMode", "both");
        body.putArray("practitionerIds").add(practitioner);
        offering = Practice.offering(body);
    }

    @Test
    void aTaskThatStaffClosedStaysClosed() {
        String id = bookAtCalendly(EVENING);
        save("17:00");
        resolve(id);

        close(EVENING.plus(Duration.ofDays(20)));

        assertThat(states(id)).containsExactly("RESOLVED");
        assertThat(only(id)).containsEntry("note", "seen");
    }

    @Test
    void aBookingThatStaffMovedOutsideOnPurposeIsNoTask() {
        String id = bookAtCalendly(EVENING);
        save("17:00");
        move(id, EVENING.plus(Duration.ofHours(1)));

        close(EVENING.plus(Duration.ofDays(20)));

        assertThat(states(id)).containsExactly("RESOLVED");
    }

    @Test
    void aBookingThatStaffMadeOutsideOnPurposeIsNoTask() {
        save("17:00");
        String alone = bookHere(EVENING, Map.of());
        String beside = bookHere(EVENING, Map.of("override", true));

        close(EVENING.plus(Duration.ofDays(20)));

        assertThat(states(alone)).isEmpty();
        assertThat(states(beside)).isEmpty();
    }

    @Test
    void newHoursOfItsOwnDayAreNews() {
        save("17:00");
        String made = bookHere(EVENING, Map.of());
        String moved = bookHere(NOON, Map.of());
        move(moved, EVENING.plus(Duration.ofHours(1)));
        String seen = bookAtCalendly(EVENING.plus(Duration.ofHours(2)));
        close(EVENING.plus(Duration.ofDays(20)));
        resolve(seen);

        close(EVENING);

        assertThat(states(made)).containsExactly("OPEN");
        assertThat(states(moved)).containsExactly("OPEN");
        assertThat(states(seen)).containsExactlyInAnyOrder("RESOLVED", "OPEN");
    }

    @Test
    void whatStaffPutWithinTheHoursIsATaskOnceItIsNot() {
        save("20:00");
        String made = bookHere(EVENING, Map.of());
        String moved = bookHere(NOON, Map.of());
        move(moved, EVENING.minus(Duration.ofHours(1)));

        save("17:00");

        assertThat(states(made)).containsExactly("OPEN");
        assertThat(states(moved)).containsExactly("OPEN");
    }

    @Test
    void aTaskThatNobodyAnsweredStaysOpenAndIsTheSame() {
        String id = bookAtCalendly(EVENING);
        save("17:00");
        Document before = only(id);

        close(EVENING.plus(Duration.ofDays(20)));

        assertThat(only(id).getString("_id")).isEqualTo(before.getString("_id"));
        assertThat(states(id)).containsExactly("OPEN");
    }

    /** A job that was slow goes on raising tasks about hours that have changed since. */
    @Test
    void aSlowJobAboutEarlierHoursChangesNoTask() {
        String open = bookAtCalendly(EVENING);
        String seen = bookAtCalendly(EVENING.plus(Duration.ofHours(1)));
        save("17:00");
        Schedule earlier = schedules.find(practitioner).await().atMost(LIMIT);
        close(EVENING.plus(Duration.ofDays(20)));
        resolve(seen);
        List<Document> before = List.of(only(open), only(seen));

        raise(earlier, open, EVENING);
        raise(earlier, seen, EVENING.plus(Duration.ofHours(1)));
        assertThat(List.of(only(open), only(seen))).isEqualTo(before);

        save("20:00");
        raise(earlier, open, EVENING);
        assertThat(states(open)).containsExactly("RESOLVED");
    }

    private void raise(Schedule schedule, String bookingId, Instant start) {
        var seen = new BookedTime(bookingId, 1, new TimeSpan(start, start.plus(HALF_AN_HOUR)), null);
        OutsideHours outside = Objects.requireNonNull(OutsideHours.of(schedule, seen));
        assertThat(database.inTransaction(transaction -> handler.raise(transaction, outside))
                        .await()
                        .atMost(LIMIT))
                .isTrue();
    }

    @Test
    void hoursThatCameBackOpenWhatOnlyHoursHadClosed() {
        String id = bookAtCalendly(EVENING);
        save("17:00");
        save("20:00");
        assertThat(states(id)).containsExactly("RESOLVED");

        save("17:00");

        assertThat(states(id)).containsExactly("OPEN");
        assertThat(only(id).get("resolvedAt"))
                .as("it is not to go with the closed ones")
                .isNull();
    }

    @Test
    void whereCalendlyMovedItNobodyHasSeen() {
        CalendlyEventFixture first = anInvitee()
                .ofType(eventType)
                .at(EVENING, HALF_AN_HOUR)
                .with(Practice.token(Practice.newClient(), offering));
        String id = taken(first);
        save("17:00");
        resolve(id);
        CalendlyEventFixture second = anInvitee()
                .ofType(eventType)
                .at(EVENING.plus(Duration.ofHours(1)), HALF_AN_HOUR)
                .movedFrom(first.uri());
        assertThat(Practice.take(second.created(), null)).isEqualTo("CONFIRMED");

        close(EVENING.plus(Duration.ofDays(20)));

        assertThat(states(id)).containsExactlyInAnyOrder("RESOLVED", "OPEN");
    }

    private String bookAtCalendly(Instant start) {
        return taken(anInvitee()
                .ofType(eventType)
                .at(start, HALF_AN_HOUR)
                .with(Practice.token(Practice.newClient(), offering)));
    }

    private String taken(CalendlyEventFixture invitee) {
        assertThat(Practice.take(invitee.created(), invitee.token())).isEqualTo("CONFIRMED");
        return new Stored(database)
                .list("bookings", Filters.eq("invitee", invitee.uri()))
                .getFirst()
                .getString("_id");
    }

    private String bookHere(Instant start, Map<String, Object> more) {
        ObjectNode body = new ObjectMapper().valueToTree(more);
        body.put("offeringId", offering).put("startsAt", start.toString()).put("clientId", Practice.newClient());
        return given().header("Authorization", Practice.ADMIN)
                .header("Idempotency-Key", Practice.newClient())
                .contentType("application/json")
                .body(body.toString())
                .post("/api/bookings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void move(String id, Instant start) {
        Practice.reschedule(Practice.ADMIN, id, start).then().statusCode(200);
    }

    private void resolve(String bookingId) {
        given().header("Authorization", Practice.PRACTITIONER)
                .contentType("application/json")
                .body(Map.of("note", "seen"))
                .post("/api/tasks/{id}/resolve", only(bookingId).getString("_id"))
                .then()
                .statusCode(200);
    }

    /** Closes the day of this moment as well, and leaves the hours of all others. */
    private void close(Instant day) {
        closed.add(day.atZone(ZoneOffset.UTC).toLocalDate());
        save("17:00");
    }

    /** Saves hours from nine on every day, and runs the job of that. */
    private void save(String to) {
        ObjectNode body =
                new ObjectMapper().createObjectNode().put("timeZone", "UTC").put("rev", rev);
        var days = body.putArray("weeklyHours");
        for (DayOfWeek day : DayOfWeek.values()) {
            days.addObject()
                    .put("day", day.name())
                    .putArray("ranges")
                    .addObject()
                    .put("from", "09:00")
                    .put("to", to);
        }
        var closures = body.putArray("closures");
        closed.forEach(date -> closures.addObject().put("from", date.toString()).put("to", date.toString()));
        given().header("Authorization", Practice.ADMIN)
                .contentType("application/json")
                .body(body.toString())
                .put("/api/schedule?practitionerId=" + practitioner)
                .then()
                .statusCode(200);
        rev++;
        Practice.runJob(
                        "schedule-changed|" + practitioner + "|" + rev,
                        "schedule-changed",
                        1,
                        Map.of("v", 1, "practitionerId", practitioner, "rev", rev))
                .then()
                .statusCode(200);
    }

    private Document only(String bookingId) {
        assertThat(tasksAbout(bookingId)).hasSize(1);
        return tasksAbout(bookingId).getFirst();
    }

    private List<String> states(String bookingId) {
        return tasksAbout(bookingId).stream()
                .map(task -> task.getString("state"))
                .toList();
    }

    private List<Document> tasksAbout(String bookingId) {
        return new Stored(database)
                .list("tasks", Filters.and(Filters.eq("ref.id", bookingId), Filters.eq("kind", "outside-hours")));
    }
}
