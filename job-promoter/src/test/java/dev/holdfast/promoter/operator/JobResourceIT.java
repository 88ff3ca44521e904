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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
@QuarkusTestResource(StubOwner.class)
class JobResourceIT {

    private static final String TYPE = "calendly-event";

    @Inject
    JobsUnderTest jobs;

    @Test
    void listsTheNewestFirstInPagesWithoutPayloads() {
        Instant birth = Instant.now().plusSeconds(5_000);
        String older = jobs.storeIn("mail", "list-me", birth, "done");
        String newer = jobs.storeIn("mail", "list-me", birth.plusSeconds(1), "done");

        Response first = JobsApi.get("/api/jobs?type=list-me&state=READY&limit=1");
        Response second = JobsApi.get("/api/jobs?type=list-me&page=2&limit=1");

        assertThat(first.jsonPath().getList("items.id")).containsExactly(newer);
        assertThat(second.jsonPath().getList("items.id")).containsExactly(older);
        assertThat(first.jsonPath().getMap(""))
                .containsEntry("page", 1)
                .containsEntry("limit", 1)
                .containsEntry("total", 2);
        assertThat(first.asString()).contains("\"lane\":\"mail\"").doesNotContain("payload", "script");
        assertThat(JobsApi.get("/api/jobs?type=list-me&state=DONE").jsonPath().getList("items"))
                .isEmpty();
        assertThat(JobsApi.get("/api/jobs").jsonPath().getLong("total")).isPositive();
    }

    @Test
    void findsTheJobsOfADocument() {
        String job = jobs.store(TYPE, inAnHour(), "done");

        Response found = JobsApi.get("/api/jobs?ref=" + job.replace("|", "%7C"));

        assertThat(found.jsonPath().getList("items.id")).containsExactly(job);
    }

    @ParameterizedTest
    @CsvSource({"state=WRONG,?state", "state=ready,?state", "type=A%20B,?type", "ref=%7B%7D,?ref", "page=0,?page"})
    void namesWhatIsWrongWithAQuestion(String query, String parameter) {
        problem(JobsApi.get("/api/jobs?" + query), 422, "invalid-request").namesField(parameter);
    }

    @Test
    void showsOneJobWithAllThatIsKnown() {
        String job = jobs.dueNow(TYPE, "reject");
        jobs.awaitState(job, JobState.DEAD);

        Response shown = JobsApi.show(job);

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.jsonPath().getMap(""))
                .containsEntry("id", job)
                .containsEntry("state", "DEAD")
                .containsEntry("maxAttempts", 20)
                .containsKeys("payload", "doneAt", "purgeAt")
                .doesNotContainKeys("lease", "result", "expireAt", "retriedAs");
        assertThat(shown.jsonPath().getString("error.code")).isEqualTo("said-so");
        assertThat(shown.jsonPath().getList("claims.fence")).containsExactly(1);
        assertThat(shown.jsonPath().getList("payload.script")).containsExactly("reject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-job", "wh|calendly|none|0", "{$ne:1}"})
    void knowsWhatIsNotThere(String id) {
        problem(JobsApi.show(id), 404, "job-not-found");
        problem(JobsApi.retry(id, Map.of()), 404, "job-not-found");
        problem(JobsApi.cancel(id), 404, "job-not-found");
    }

    @Test
    void aDeadJobIsDoneAgainByANewOneAndStaysDead() {
        String dead = jobs.dueNow(TYPE, "reject");
        jobs.awaitState(dead, JobState.DEAD);

        Response answer = JobsApi.retry(dead, Map.of());

        String again = dead + "|again-1";
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("id")).isEqualTo(again);
        jobs.awaitState(again, JobState.DEAD);
        assertThat(jobs.calls(dead)).isEqualTo(1);
        assertThat(jobs.calls(again)).isEqualTo(1);
        assertThat(JobsApi.show(dead).jsonPath().getMap(""))
                .containsEntry("state", "DEAD")
                .containsEntry("retriedAs", again);
        assertThat(JobsApi.retry(again, Map.of()).jsonPath().getString("id")).isEqualTo(dead + "|again-2");
    }

    @Test
    void manyRetriesAtOnceAndOneMuchLaterMakeOneJob() {
        String dead = jobs.dueNow(TYPE, "reject");
        jobs.awaitState(dead, JobState.DEAD);

        List<CompletableFuture<Response>> answers = IntStream.range(0, 12)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> JobsApi.retry(dead, Map.of())))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .allSatisfy(
                        answer -> assertThat(answer.jsonPath().getString("id")).isEqualTo(dead + "|again-1"));
        jobs.awaitState(dead + "|again-1", JobState.DEAD);
        assertThat(JobsApi.retry(dead, Map.of()).jsonPath().getString("state")).isEqualTo("DEAD");
        assertThat(jobs.calls(dead + "|again-1")).isEqualTo(1);
    }

    @Test
    void whatMayHaveHappenedIsRetriedKnowinglyOnly() {
        String unknown = jobs.dueNow(TYPE, "unknown");
        jobs.awaitState(unknown, JobState.UNKNOWN);

        problem(JobsApi.retry(unknown, Map.of()), 409, "job-may-have-happened");
        problem(JobsApi.retry(unknown, Map.of("knowingly", false)), 409, "job-may-have-happened");
        assertThat(JobsApi.show(unknown).jsonPath().getMap("")).doesNotContainKey("retriedAs");

        assertThat(JobsApi.retry(unknown, Map.of("knowingly", true)).jsonPath().getString("id"))
                .isEqualTo(unknown + "|again-1");
    }

    @Test
    void whatWaitsOrIsDoneIsNotRetried() {
        String waiting = jobs.store(TYPE, inAnHour(), "done");
        String done = jobs.dueNow(TYPE, "done");
        jobs.awaitState(done, JobState.DONE);

        problem(JobsApi.retry(waiting, Map.of()), 409, "job-not-retryable");
        problem(JobsApi.retry(done, Map.of("knowingly", true)), 409, "job-not-retryable");
        assertThat(JobsApi.retry(done, Map.of()).asString()).contains("It is done.", "\"state\":\"DONE\"");
    }

    @Test
    void aWaitingJobIsCancelledOnceAndAnswersAlikeEverAfter() {
        String job = jobs.store(TYPE, inAnHour(), "done");

        Response cancelled = JobsApi.cancel(job);
        Response again = JobsApi.cancel(job);

        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(cancelled.jsonPath().getString("state")).isEqualTo("CANCELLED");
        assertThat(cancelled.jsonPath().getString("error.code")).isEqualTo("cancelled-by-hand");
        assertThat(again.asString()).isEqualTo(cancelled.asString());
        assertThat(JobsApi.retry(job, Map.of()).jsonPath().getString("id")).isEqualTo(job + "|again-1");
        jobs.awaitState(job + "|again-1", JobState.DONE);
        assertThat(jobs.calls(job)).isZero();
    }

    @Test
    void whatHasEndedIsNotCancelled() {
        String done = jobs.dueNow(TYPE, "done");
        jobs.awaitState(done, JobState.DONE);

        problem(JobsApi.cancel(done), 409, "job-not-cancellable");
        assertThat(jobs.get(done).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void isClosedToEverybodyElse() {
        String job = jobs.store(TYPE, inAnHour(), "done");
        for (String path : List.of("/api/jobs", JobsApi.at(job), JobsApi.at("none"))) {
            problem(JobsApi.get(path, TestTokens.user("us_c", "client", "practitioner")), 403, "not-allowed");
            problem(JobsApi.get(path, TestTokens.service("jobs")), 403, "not-allowed");
            problem(given().urlEncodingEnabled(false).get(path), 401, "not-authenticated");
        }
        for (String action : List.of("/retry", "/cancel")) {
            Response answer = given().urlEncodingEnabled(false)
                    .header("Authorization", TestTokens.user("us_p", "practitioner"))
                    .contentType(ContentType.JSON)
                    .body(Map.of())
                    .post(JobsApi.at(job) + action);
            problem(answer, 403, "not-allowed");
        }
        assertThat(jobs.get(job).state()).isEqualTo(JobState.READY);
    }

    private static Instant inAnHour() {
        return Instant.now().plusSeconds(3_600);
    }
}
