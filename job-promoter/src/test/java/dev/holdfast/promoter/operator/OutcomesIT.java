package dev.holdfast.promoter.operator;

import static dev.holdfast.promoter.operator.JobsApi.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import dev.holdfast.kit.test.TestTokens;
import dev.holdfast.promoter.JobsUnderTest;
import dev.holdfast.promoter.StubOwner;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
@QuarkusTestResource(StubOwner.class)
class OutcomesIT {

    private static final String SERVICE = TestTokens.service("jobs");

    @Inject
    JobsUnderTest jobs;

    @Test
    void tellsTheLatestJobOfEachDocument() {
        String dead = jobs.dueNow("calendly-event", "reject", "done");
        String done = jobs.dueNow("calendly-event", "done");
        jobs.awaitState(dead, JobState.DEAD);
        jobs.awaitState(done, JobState.DONE);
        JobsApi.retry(dead, Map.of());
        jobs.awaitState(dead + "|again-1", JobState.DEAD);

        Response answer = ask(SERVICE, "webhook-event", List.of(dead, done, "nobody-knows"));

        // The id of the document is the job's own in these tests.
        assertThat(answer.jsonPath().getList("items.ref")).containsExactlyInAnyOrder(dead, done);
        assertThat(answer.jsonPath().getMap("items.find { it.ref == '" + dead + "' }"))
                .containsEntry("id", dead + "|again-1")
                .containsEntry("state", "DEAD")
                .containsEntry("error", "said-so");
        assertThat(answer.jsonPath().getMap("items.find { it.ref == '" + done + "' }"))
                .containsEntry("id", done)
                .containsEntry("state", "DONE")
                .doesNotContainKey("error");
        assertThat(ask(SERVICE, "booking", List.of(dead)).jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void listensToServicesOnlyAndToReasonableRequests() {
        problem(ask(JobsApi.ADMIN, "webhook-event", List.of("a")), 403, "not-allowed");
        problem(ask(TestTokens.service("webhook"), "webhook-event", List.of("a")), 401, "not-authenticated");
        problem(ask(SERVICE, "webhook-event", Collections.nCopies(101, "a")), 422, "invalid-request");
        problem(ask(SERVICE, "{}", List.of("a")), 422, "invalid-request");
    }

    private static Response ask(String authorization, String kind, List<String> refs) {
        return given().header("Authorization", authorization)
                .contentType(ContentType.JSON)
                .body(Map.of("kind", kind, "refs", refs))
                .post("/internal/job-outcomes");
    }
}
