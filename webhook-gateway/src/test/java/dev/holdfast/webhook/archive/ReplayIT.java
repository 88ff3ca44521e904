package dev.holdfast.webhook.archive;

import static dev.holdfast.kit.test.ProblemAssert.assertProblem;
import static dev.holdfast.kit.test.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.ProblemAssert;
import dev.holdfast.kit.test.TestTokens;
import dev.holdfast.webhook.CalendlySays;
import dev.holdfast.webhook.Gateway;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReplayIT {

    private static final String ADMIN = TestTokens.user("us_admin", "admin");

    @TestHTTPResource
    URI base;

    @Inject
    Database database;

    private Gateway gateway;

    @BeforeEach
    void open() {
        gateway = new Gateway(base);
    }

    @Test
    void writesNothingUnlessTold() {
        String id = anEvent();

        for (String body : List.of("{}", "{\"dryRun\":true}", "{\"dryRun\":true,\"expectedReplays\":7}")) {
            Response answer = replay(id, body);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.jsonPath().getMap(""))
                    .containsEntry("event", id)
                    .containsEntry("dryRun", true)
                    .containsEntry("replays", 0)
                    .containsEntry("jobId", jobId(id, 1));
            assertThat(answer.jsonPath().getString("lastJob.state")).isEqualTo("DEAD");
        }

        assertThat(show(id).jsonPath().getLong("replays")).isZero();
        assertThat(jobs(id)).containsExactly(jobId(id, 0));
    }

    @Test
    void processesAnEventAgainByAJobOfItsOwn() {
        String id = anEvent();

        assertThat(replay(id, inEarnest(0)).jsonPath().getString("jobId")).isEqualTo(jobId(id, 1));
        assertThat(replay(id, inEarnest(1)).jsonPath().getString("jobId")).isEqualTo(jobId(id, 2));

        await().untilAsserted(
                        () -> assertThat(jobs(id)).containsExactlyInAnyOrder(jobId(id, 0), jobId(id, 1), jobId(id, 2)));
        assertThat(show(id).jsonPath().getLong("replays")).isEqualTo(2);
    }

    @Test
    void aRequestThatIsSentTwiceOrManyTimesAtOnceReplaysOnce() {
        String id = anEvent();

        List<CompletableFuture<Response>> answers = IntStream.range(0, 10)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> replay(id, inEarnest(0))))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .allSatisfy(answer ->
                        assertThat(answer.jsonPath().getString("jobId")).isEqualTo(jobId(id, 1)));
        await().untilAsserted(() -> assertThat(jobs(id)).containsExactlyInAnyOrder(jobId(id, 0), jobId(id, 1)));
        assertThat(show(id).jsonPath().getLong("replays")).isEqualTo(1);
    }

    @Test
    void refusesWhoeverExpectedSomethingElse() {
        String id = anEvent();
        replay(id, inEarnest(0));
        replay(id, inEarnest(1));

        problem(replay(id, inEarnest(0)), 409, "webhook-event-replayed");
        problem(replay(id, inEarnest(7)), 409, "webhook-event-replayed");
        assertThat(show(id).jsonPath().getLong("replays")).isEqualTo(2);
    }

    @Test
    void refusesWhatNoJobCanProcessAndWhatIsNotSaid() {
        gateway.deliver("unreadable".getBytes(UTF_8));
        String unreadable = newestId();

        problem(replay(unreadable, Map.of()), 409, "webhook-event-unreadable");
        problem(replay("none", Map.of()), 404, "webhook-event-not-found");
        String id = anEvent();
        problem(replay(id, Map.of("dryRun", false)), 422, "invalid-request").namesField("#/expectedReplays");
        problem(replay(id, Map.of("dryRun", false, "expectedReplays", -1)), 422, "invalid-request");
        assertThat(show(id).jsonPath().getLong("replays")).isZero();
    }

    @Test
    void isForAdminsOnly() {
        String id = anEvent();
        Response answer = given().header("Authorization", TestTokens.user("us_p", "practitioner"))
                .contentType(ContentType.JSON)
                .body(inEarnest(0))
                .post("/api/webhook-events/" + id + "/replay");

        problem(answer, 403, "not-allowed");
        assertThat(show(id).jsonPath().getLong("replays")).isZero();
    }

    @Test
    void aListTellsWhatBecameOfEachEvent() {
        String id = anEvent();

        Response list = given().header("Authorization", ADMIN).get("/api/webhook-events?limit=1");

        assertThat(list.jsonPath().getMap("items.find { it.id == '" + id + "' }.job"))
                .isEqualTo(Map.of("id", "job-of-" + id, "state", "DEAD", "error", "said-so"));
        assertThat(show(id).jsonPath().getString("job.state")).isEqualTo("DEAD");
    }

    private String anEvent() {
        gateway.deliver(CalendlySays.created(CalendlySays.newInvitee(), null, "2027-01-10T00:00:00Z")
                .getBytes(UTF_8));
        String id = newestId();
        await().untilAsserted(() -> assertThat(jobs(id)).containsExactly(jobId(id, 0)));
        return id;
    }

    private static Map<String, Object> inEarnest(int expected) {
        return Map.of("dryRun", false, "expectedReplays", expected);
    }

    private static String jobId(String event, int replay) {
        return "wh|calendly|" + event + "|" + replay;
    }

    private static Response replay(String id, Object body) {
        return given().header("Authorization", ADMIN)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/webhook-events/" + id + "/replay");
    }

    private static Response show(String id) {
        return given().header("Authorization", ADMIN).get("/api/webhook-events/" + id);
    }

    private static String newestId() {
        return given().header("Authorization", ADMIN)
                .get("/api/webhook-events?limit=1")
                .jsonPath()
                .getString("items[0].id");
    }

    private static ProblemAssert problem(Response answer, int status, String slug) {
        return assertProblem(
                answer.statusCode(), answer.contentType(), answer.asString(), status, "urn:problem:webhook:" + slug);
    }

    private List<String> jobs(String event) {
        return database
                .documents("jobs", Document.class)
                .list(Filters.eq("ref.id", event), new Document(), 0, 10)
                .await()
                .indefinitely()
                .stream()
                .map(job -> job.getString("_id"))
                .toList();
    }
}
