package dev.holdfast.booking.task;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static dev.holdfast.booking.testing.Practice.field;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class TasksIT {

    private static final Instant NINE = Ahead.at(170, "09:00");

    private String body = "";
    private String task = "";

    @Inject
    Database database;

    @BeforeEach
    void aStrangerBooks() {
        new Stored(database).awaitConnection();
        String eventType = Practice.newEventType();
        Practice.offering(eventType);
        CalendlyEventFixture stranger = anInvitee().ofType(eventType).at(NINE, Duration.ofMinutes(30));
        body = stranger.created();
        assertThat(Practice.take(body, null)).isEqualTo("no-token");
        Practice.runOutside(stranger).then().statusCode(200);
        Map<String, Object> raised = Objects.requireNonNull(newest());
        task = field(raised, "id");
    }

    @Test
    void staffCloseATaskAndSayHow() {
        JsonPath closed = resolve(Practice.PRACTITIONER, task, "{\"note\":\"called her\"}")
                .jsonPath();

        assertThat(closed.getString("state")).isEqualTo("RESOLVED");
        assertThat(closed.getString("resolvedBy")).isEqualTo("us_mira");
        assertThat(closed.getString("note")).isEqualTo("called her");
        assertThat(closed.getString("resolvedAt")).isNotBlank();
    }

    @Test
    void aClosedTaskStaysAsItWasClosed() {
        resolve(Practice.PRACTITIONER, task, "{\"note\":\"first\"}");

        JsonPath again = resolve(Practice.ADMIN, task, "{\"note\":\"second\"}").jsonPath();

        assertThat(again.getString("resolvedBy")).isEqualTo("us_mira");
        assertThat(again.getString("note")).isEqualTo("first");
    }

    @Test
    void colleaguesAtOnceCloseItOnce() {
        List<String> closers = Practice.atOnce(6, () -> {
            Response answer = resolve(Practice.ADMIN, task, "{}");
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.jsonPath().getString("resolvedAt");
        });

        assertThat(closers).hasSize(6).containsOnly(closers.getFirst());
    }

    @Test
    void theSameEventDoesNotOpenItAgain() {
        resolve(Practice.ADMIN, task, "{}");

        Practice.take(body, null);

        assertThat(resolve(Practice.ADMIN, task, "{}").jsonPath().getString("state"))
                .isEqualTo("RESOLVED");
    }

    @Test
    void othersMayNotAndBadRequestsAreNamed() {
        assertProblem(resolve(Practice.as(Practice.newClient()), task, "{}"), 403, "not-allowed");
        assertProblem(resolve(Practice.ADMIN, "booking-conflict.nothing", "{}"), 404, "task-not-found");
        assertProblem(resolve(Practice.ADMIN, task, "{\"note\":5}"), 400, "malformed-body");
        assertProblem(resolve(Practice.ADMIN, task, "{\"note\":\"" + "x".repeat(501) + "\"}"), 422, "invalid-request");
    }

    private static Response resolve(String authorization, String id, String request) {
        return given().header("Authorization", authorization)
                .contentType("application/json")
                .body(request)
                .post("/api/tasks/{id}/resolve", id);
    }

    private static Map<String, Object> newest() {
        return given().header("Authorization", Practice.ADMIN)
                .get("/api/tasks?state=OPEN&kind=outside-policy&limit=1")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .getFirst();
    }
}
