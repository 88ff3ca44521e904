package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who changed what. Offerings have ten minutes after. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class HistoryIT {

    private final Instant today = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private final Instant begun = today.minus(Duration.ofHours(2));
    private final Instant ahead = today.plus(Duration.ofDays(20));
    private final Instant later = ahead.plus(Duration.ofHours(5));

    @Inject
    Database database;

    private final String client = Practice.newClient();
    private final String eventType = Practice.newEventType();
    private String offering;
    private Stored stored;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        offering = Practice.offering(eventType);
    }

    @Test
    void everyStepIsThereWithWhoTookIt() {
        String id = booked(ahead);
        Practice.reschedule(Practice.as(client), id, later).then().statusCode(200);
        Practice.reschedule(Practice.as(client), id, later).then().statusCode(200);
        Practice.cancel(Practice.PRACTITIONER, id, Map.of("reason", "Ill today"))
                .then()
                .statusCode(200);

        List<Map<String, Object>> steps = Practice.history(id);

        assertThat(steps)
                .extracting(step -> step.get("what"), step -> step.get("by"), step -> step.get("role"))
                .containsExactly(
                        tuple("CANCELLED", "us_mira", "practitioner"),
                        tuple("MOVED", client, "client"),
                        tuple("CREATED", "calendly", "calendly"));
        assertThat(steps.get(0)).containsEntry("reason", "Ill today").containsEntry("rev", 3);
        assertThat(steps.get(1))
                .containsEntry("from", ahead.toString())
                .containsEntry("to", later.toString())
                .doesNotContainKey("reason");
        assertThat(steps.get(2)).containsEntry("to", ahead.toString()).containsEntry("status", "CONFIRMED");
        assertThat(steps).allSatisfy(step -> assertThat(Instant.parse(Practice.field(step, "at")))
                .isBetween(Instant.now().minusSeconds(120), Instant.now()));
    }

    @Test
    void whatCalendlyDoesIsCalendlys() {
        CalendlyEventFixture invitee = invitee(ahead);
        String id = taken(invitee, "CONFIRMED");
        CalendlyEventFixture leaf =
                anInvitee().ofType(eventType).at(later, Duration.ofMinutes(30)).movedFrom(invitee.uri());
        assertThat(Practice.take(leaf.created(), null)).isEqualTo("CONFIRMED");
        assertThat(Practice.take(leaf.canceled(), null)).isEqualTo("CANCELLED");

        assertThat(Practice.history(id))
                .extracting(step -> step.get("what"))
                .containsExactly("CANCELLED", "MOVED", "CREATED");
        assertThat(Practice.history(id)).extracting(step -> step.get("by")).containsOnly("calendly");
    }

    @Test
    void aTimeThatBecameFreeIsTheSystems() {
        String holder = booked(ahead);
        String waiting = taken(invitee(ahead), "CONFLICTED");
        Practice.cancel(Practice.ADMIN, holder, Map.of());
        Practice.runJob(stored.job(holder, "reclaim"), 1).then().statusCode(200);

        Map<String, Object> confirmed = Practice.history(waiting).getFirst();

        assertThat(confirmed)
                .containsEntry("what", "CONFIRMED")
                .containsEntry("by", "system")
                .containsEntry("status", "CONFIRMED");
        assertThat(Practice.history(waiting).getLast()).containsEntry("status", "CONFLICTED");
    }

    @Test
    void attendanceIsThereWithItsCorrections() {
        String id = booked(begun);
        for (String how : List.of("no-show", "no-show", "complete")) {
            Practice.change(Practice.ADMIN, id, how, Map.of(), Map.of()).then().statusCode(200);
        }

        assertThat(Practice.history(id))
                .extracting(step -> step.get("what"))
                .containsExactly("COMPLETED", "NO_SHOW", "CREATED");
        assertThat(Practice.history(id).getFirst())
                .containsEntry("by", "us_admin")
                .containsEntry("role", "admin");
    }

    @Test
    void whatIsRefusedIsNoHistory() {
        String id = booked(ahead);
        booked(later);

        assertProblem(Practice.reschedule(Practice.ADMIN, id, later), 409, "slot-taken");
        assertProblem(Practice.change(Practice.ADMIN, id, "no-show", Map.of(), Map.of()), 409, "booking-not-begun");

        assertThat(Practice.history(id)).hasSize(1);
    }

    @Test
    void theLatestFiftyAndTheBirthAreRemembered() {
        String id = booked(begun);
        for (int i = 0; i < 27; i++) {
            Practice.change(Practice.ADMIN, id, "no-show", Map.of(), Map.of())
                    .then()
                    .statusCode(200);
            Practice.change(Practice.ADMIN, id, "complete", Map.of(), Map.of())
                    .then()
                    .statusCode(200);
        }

        historyPage(id, "limit=100")
                .then()
                .body("total", equalTo(51))
                .body("items.size()", equalTo(51))
                .body("items[0].rev", equalTo(55))
                .body("items[49].rev", equalTo(6))
                .body("items[50].what", equalTo("CREATED"));
        historyPage(id, "page=6&limit=10")
                .then()
                .body("total", equalTo(51))
                .body("items.what", equalTo(List.of("CREATED")));
        historyPage(id, "page=7&limit=10").then().body("items", equalTo(List.of()));
        assertProblem(historyPage(id, "limit=0"), 422, "invalid-request");
    }

    @Test
    void aBookingFromBeforeThereWereHistoriesBeginsWithItsBirth() {
        String id = booked(ahead);
        stored.in("bookings")
                .update(Filters.eq(id), Updates.unset("birth"))
                .await()
                .indefinitely();
        Practice.cancel(Practice.ADMIN, id, Map.of()).then().statusCode(200);

        assertThat(Practice.history(id)).extracting(step -> step.get("what")).containsExactly("CANCELLED", "CREATED");
        assertThat(Practice.history(id).getLast()).containsEntry("by", "calendly");
    }

    @Test
    void itIsForStaffAndStandsNowhereElse() {
        String id = booked(ahead);
        Practice.cancel(Practice.PRACTITIONER, id, Map.of("reason", "Ill today"));

        assertProblem(
                given().header("Authorization", Practice.as(client)).get("/api/bookings/{id}/history", id),
                403,
                "not-allowed");
        assertProblem(
                given().header("Authorization", TestTokens.service("booking")).get("/api/bookings/{id}/history", id),
                403,
                "not-allowed");
        assertProblem(historyPage("bk_nothing", "limit=100"), 404, "booking-not-found");
        for (String seen : List.of(
                given().header("Authorization", Practice.as(client))
                        .get("/api/bookings/" + id)
                        .asString(),
                Practice.bookingsOf(client).toString(),
                given().header("Authorization", TestTokens.service("booking"))
                        .get("/internal/mail-facts/{id}", "booking-cancelled|" + id + "|2")
                        .asString())) {
            assertThat(seen).contains(id).doesNotContain("us_mira", "history", "birth");
        }
    }

    @Test
    void theReasonStandsInOnePlaceAndGoesWithTheAccount() {
        String id = booked(ahead);
        Practice.cancel(Practice.as(client), id, Map.of("reason", "My back hurts"));
        assertThat(Practice.history(id).getFirst()).containsEntry("reason", "My back hurts");
        Document before = stored.one("bookings", id);
        assertThat(before.getList("history", Document.class).toString()).doesNotContain("My back hurts");

        Practice.runJob("closed|" + client + "|booking", "closed", 1, Map.of("v", 1, "userId", client))
                .then()
                .body("outcome", equalTo("done"));

        assertThat(Practice.history(id).getFirst())
                .containsEntry("what", "CANCELLED")
                .doesNotContainKey("reason");
        assertThat(stored.one("bookings", id).toJson()).doesNotContain("My back hurts");
    }

    private static Response historyPage(String id, String query) {
        return given().header("Authorization", Practice.ADMIN)
                .urlEncodingEnabled(false)
                .get("/api/bookings/" + id + "/history?" + query);
    }

    private String booked(Instant start) {
        return taken(invitee(start), "CONFIRMED");
    }

    private String taken(CalendlyEventFixture invitee, String status) {
        assertThat(Practice.take(invitee.created(), invitee.token())).isEqualTo(status);
        return stored.list("bookings", Filters.eq("invitees", invitee.uri()))
                .getFirst()
                .getString("_id");
    }

    private CalendlyEventFixture invitee(Instant start) {
        return anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30)).with(Practice.token(client, offering));
    }
}
