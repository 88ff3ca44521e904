package dev.holdfast.booking.calendly.policy;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static dev.holdfast.booking.testing.Practice.field;
import static dev.holdfast.kit.test.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyDesk;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.JobExamples;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What staff decide about a stray. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class StrayChoicesIT {

    private static final String CANCEL = "{\"decision\":\"CANCEL_AT_CALENDLY\",\"note\":\"unknown to us\"}";
    private static final String KEEP = "{\"decision\":\"KEEP\"}";

    @Inject
    Database database;

    private final String eventType = Practice.newEventType();
    private Stored stored;
    private CalendlyEventFixture stray;
    private String task = "";

    @BeforeEach
    void staffAreAsked() {
        stored = new Stored(database);
        new Connection(database).isFresh();
        Practice.offering(eventType);
        stray = anInvitee().ofType(eventType).at(Ahead.at(320, "09:00"), Duration.ofMinutes(30));
        CalendlyDesk.holds(stray);
        assertThat(Practice.stray(stray)).isEqualTo("asked");
        task = field(Objects.requireNonNull(Practice.taskAbout(stray.uri())), "id");
    }

    @Test
    void aTaskSaysWhatCanBeDecidedWhileItIsOpen() {
        assertThat(Practice.taskAbout(stray.uri())).containsEntry("choices", List.of("CANCEL_AT_CALENDLY", "KEEP"));

        Response closed = resolve(KEEP);

        assertThat(closed.jsonPath().getString("decision")).isEqualTo("KEEP");
        assertThat(closed.jsonPath().getList("choices")).isEmpty();
    }

    @Test
    void whatIsToBeCancelledIsCancelledAtCalendlyAndGuided() {
        assertThat(resolve(CANCEL).jsonPath().getString("state")).isEqualTo("RESOLVED");

        assertThat(runDecision()).isEqualTo("canceled");
        assertThat(runDecision()).isEqualTo("canceled");

        assertThat(CalendlyDesk.reasonsFor(stray)).hasSize(1);
        assertThat(stored.list("busy_blocks", Filters.eq(stray.uri()))).isEmpty();
        await().untilAsserted(() -> assertThat(stored.list(
                        "jobs", Filters.and(Filters.eq("type", "guide"), Filters.eq("ref.id", stray.uri()))))
                .hasSizeLessThanOrEqualTo(1));
    }

    @Test
    void whatIsKeptStaysInTheCalendarAndBusy() {
        resolve(KEEP);

        Practice.runOutside(stray, 2);

        assertThat(CalendlyDesk.reasonsFor(stray)).isEmpty();
        assertThat(stored.list("busy_blocks", Filters.eq(stray.uri()))).hasSize(1);
        assertThat(stored.one("jobs", "stray-cancel|" + task)).isNull();
    }

    @Test
    void twoColleaguesAtOnceDecideOnce() {
        List<Callable<Response>> both =
                List.of(() -> resolve(CANCEL), () -> resolve(KEEP), () -> resolve(CANCEL), () -> resolve(KEEP));
        List<String> decisions = Practice.atOnce(both).stream()
                .map(answer -> answer.jsonPath().getString("decision"))
                .toList();

        assertThat(decisions).hasSize(4).containsOnly(decisions.getFirst());
        boolean cancelled = decisions.getFirst().equals("CANCEL_AT_CALENDLY");
        await().untilAsserted(() -> assertThat(stored.one("tasks", task).getList("outbox", Document.class, List.of()))
                .isEmpty());
        assertThat(stored.list("jobs", Filters.eq("_id", "stray-cancel|" + task)))
                .hasSize(cancelled ? 1 : 0);
    }

    @Test
    void aStrayThatCancelledItselfFirstIsLeftAlone() {
        resolve(CANCEL);
        CalendlyDesk.cancels(stray);
        Practice.take(stray.canceled(), null);

        assertThat(runDecision()).isEqualTo("overtaken");

        assertThat(CalendlyDesk.reasonsFor(stray)).isEmpty();
    }

    @Test
    void badDecisionsAreNamed() {
        assertProblem(resolve("{\"decision\":\"BURN\"}"), 422, "invalid-request");
        assertThat(resolve("{\"decision\":\"BURN\"}").jsonPath().getString("errors[0].pointer"))
                .isEqualTo("#/decision");
        assertProblem(resolve("{\"decision\":1}"), 400, "malformed-body");
        String event = Practice.store("{\"event\":\"invitee.created\",\"payload\":{}}", null);
        Practice.runJob(event);
        String other = field(Objects.requireNonNull(Practice.taskAbout(event)), "id");
        Response refused = resolve(other, KEEP);
        assertProblem(refused, 422, "invalid-request");
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("#/decision");
        assertThat(resolve(other, "{}").jsonPath().getString("state")).isEqualTo("RESOLVED");
    }

    private String runDecision() {
        String id = "stray-cancel|" + task;
        await().untilAsserted(() -> assertThat(stored.one("jobs", id)).isNotNull());
        Map<String, Object> payload = stored.one("jobs", id).get("payload", Document.class);
        assertThat(payload.keySet())
                .isEqualTo(JobExamples.payload("stray-cancel").keySet());
        return Practice.runJob(id, "stray-cancel", 1, payload)
                .then()
                .statusCode(200)
                .extract()
                .path("result.stray");
    }

    private Response resolve(String body) {
        return resolve(task, body);
    }

    private static Response resolve(String id, String body) {
        return given().header("Authorization", Practice.PRACTITIONER)
                .contentType("application/json")
                .body(body)
                .post("/api/tasks/{id}/resolve", id);
    }
}
