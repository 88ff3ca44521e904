package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moves and cancellations that are asked for again, at once or late: done is done, and a key means one thing. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class ChangedAgainIT {

    private static final Instant NINE = Ahead.at(250, "09:00");
    private static final Instant NOON = NINE.plus(Duration.ofHours(3));
    private static final Instant EVENING = NOON.plus(Duration.ofHours(6));

    @Inject
    Database database;

    private final String client = Practice.newClient();
    private final String self = Practice.as(client);
    private Stored stored;
    private String id;

    @BeforeEach
    void book() {
        stored = new Stored(database);
        String offering =
                Practice.offering(Practice.offeringBody(Practice.newEventType()).put("bookingMode", "internal"));
        Response booked = given().header("Authorization", self)
                .headers(key("born"))
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", NINE.toString()))
                .post("/api/bookings");
        booked.then().statusCode(201);
        id = booked.path("id");
    }

    @Test
    void aRequestIsRecognisedByItsKey() {
        moved(NOON, "\"move\"").then().statusCode(200);

        moved(NOON, "move").then().statusCode(200).body("rev", equalTo(2));
        assertProblem(moved(NOON, "a b"), 422, "invalid-request");
    }

    @Test
    void aKeyMeansOneThing() {
        moved(NOON, "move").then().statusCode(200);

        assertProblem(moved(NINE, "move"), 422, "idempotency-key-reused");
        assertProblem(cancelled(Map.of(), "move"), 422, "idempotency-key-reused");
        assertProblem(cancelled(Map.of(), "born"), 422, "idempotency-key-reused");
    }

    /** It was late, and more has happened since. */
    @Test
    void anEarlierRequestThatComesAgainUndoesNothing() {
        moved(NOON, "first").then().statusCode(200);
        moved(EVENING, "later").then().statusCode(200);

        moved(NOON, "first")
                .then()
                .statusCode(200)
                .body("startsAt", equalTo(EVENING.toString()))
                .body("rev", equalTo(3));
        assertProblem(moved(NINE, "first"), 422, "idempotency-key-reused");
        assertThat(ops()).hasSize(2);
    }

    @Test
    void aMoveToWhereItWasIsRememberedLikeAnyOther() {
        long version = document().getLong("version");
        moved(NINE, "stay").then().statusCode(200).body("rev", equalTo(1));
        moved(NINE, "stay").then().statusCode(200).body("rev", equalTo(1));
        assertThat(ops()).hasSize(1);
        assertThat(document().getLong("version")).isEqualTo(version + 1);
        moved(NOON, "go").then().statusCode(200);

        moved(NINE, "stay").then().statusCode(200).body("startsAt", equalTo(NOON.toString()));
        assertProblem(moved(EVENING, "stay"), 422, "idempotency-key-reused");
        assertThat(Practice.history(id)).as("it is no news").hasSize(2);
    }

    @Test
    void withoutAKeyAMoveToWhereItIsWritesNothing() {
        long version = document().getLong("version");

        Practice.reschedule(self, id, NINE).then().statusCode(200);

        assertThat(document()).containsEntry("version", version).doesNotContainKey("ops");
    }

    @Test
    void aMoveThatComesAgainAfterItsStartIsAnsweredAndAnotherIsNot() {
        Instant past = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));
        String op =
                new RequestKey("long-ago").opOf(new Caller(client, Set.of(Role.CLIENT), null), "reschedule " + past);
        Uni<?> known = stored.in("bookings").update(Filters.eq(id), Updates.set("ops", List.of(op)));
        known.await().indefinitely();

        moved(past, "long-ago").then().statusCode(200).body("startsAt", equalTo(NINE.toString()));
        assertProblem(moved(past, "today"), 422, "invalid-request").namesField("#/startsAt");
    }

    @Test
    void aCancellationWithAnotherReasonIsAnotherOne() {
        cancelled(Map.of("reason", "I am ill"), "off").then().statusCode(200);

        cancelled(Map.of("reason", "I am ill"), "off").then().statusCode(200).body("rev", equalTo(2));
        assertProblem(cancelled(Map.of("reason", "I am away"), "off"), 422, "idempotency-key-reused");
        assertProblem(cancelled(Map.of(), "off"), 422, "idempotency-key-reused");
        assertProblem(Practice.cancel(self, id, Map.of("reason", "I am away")), 409, "booking-ended");
        assertThat(document()).containsEntry("reason", "I am ill");
    }

    @Test
    void aCancellationWithoutAReasonTakesNoneLater() {
        cancelled(Map.of(), "off").then().statusCode(200);

        cancelled(Map.of(), "off").then().statusCode(200).body("rev", equalTo(2));
        assertProblem(cancelled(Map.of("reason", "I am ill"), "off"), 422, "idempotency-key-reused");
    }

    /** Nobody knows by then what it was. */
    @Test
    void anErasedReasonIsAnyReason() {
        cancelled(Map.of("reason", "I am ill"), "off").then().statusCode(200);
        Practice.runJob("closed|" + client + "|booking", "closed", 1, Map.of("v", 1, "userId", client))
                .then()
                .body("outcome", equalTo("done"));

        cancelled(Map.of("reason", "I am ill"), "off").then().statusCode(200).body("rev", equalTo(2));
        assertThat(document().toJson()).doesNotContain("ill");
    }

    @Test
    void ofItsRequestsTheLatestTwentyAreRemembered() {
        for (int i = 1; i <= 21; i++) {
            moved(NOON.plusSeconds(300L * i), "of-many-" + i).then().statusCode(200);
        }

        assertThat(ops())
                .hasSize(20)
                .noneMatch(op -> op.contains("|of-many-1|"))
                .last()
                .asString()
                .contains("|of-many-21|");
    }

    private Response moved(Instant start, String key) {
        return Practice.change(self, id, "reschedule", Map.of("startsAt", start.toString()), key(key));
    }

    private Response cancelled(Map<String, String> body, String key) {
        return Practice.change(self, id, "cancel", body, key(key));
    }

    private static Map<String, String> key(String key) {
        return Map.of("Idempotency-Key", key);
    }

    private List<String> ops() {
        return document().getList("ops", String.class);
    }

    private Document document() {
        return stored.one("bookings", id);
    }
}
