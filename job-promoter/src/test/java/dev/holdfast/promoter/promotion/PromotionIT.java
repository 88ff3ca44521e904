package dev.holdfast.promoter.promotion;

import static dev.holdfast.kit.test.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.service.mongo.DependencyGuard;
import dev.holdfast.kit.test.ProblemAssert;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import dev.holdfast.kit.test.TestTokens;
import dev.holdfast.promoter.JobsUnderTest;
import dev.holdfast.promoter.StubOwner;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
@QuarkusTestResource(value = StubOwner.class, initArgs = @ResourceArg(name = "holdfast.jobs.lane-full", value = "2000"))
class PromotionIT {

    private static final String CALENDLY_EVENT = "calendly-event";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    JobsUnderTest jobs;

    @Inject
    DependencyGuard guard;

    @BeforeEach
    void mongoAnswers() {
        await().atMost(JobsUnderTest.LIMIT).until(guard::available);
    }

    @Test
    void findsADueJobThatNobodyAnnounced() {
        String job = jobs.dueNow(CALENDLY_EVENT, "done");

        jobs.awaitState(job, JobState.DONE);
        assertThat(jobs.calls(job)).isEqualTo(1);
    }

    @Test
    void hintsWhatIsWithinTheHorizonAndNotWhatIsBeyond() {
        String soon = jobs.store(CALENDLY_EVENT, Instant.now().plusSeconds(300), "done");
        String later = jobs.store(CALENDLY_EVENT, Instant.now().plusSeconds(3600), "done");

        assertThat(poke(List.of(soon, later)).statusCode()).isEqualTo(202);

        assertThat(hint(soon)).isEqualTo(Long.toString(jobs.get(soon).runAt().toEpochMilli()));
        assertThat(hint(later)).isEqualTo("$-1");
    }

    @Test
    void fillsAWipedQueueAgainFromMongo() {
        String soon = jobs.store(CALENDLY_EVENT, Instant.now().plusSeconds(300), "done");
        poke(List.of(soon));
        assertThat(hint(soon)).isNotEqualTo("$-1");

        RealRedis.queue().wipe();

        await().atMost(Duration.ofSeconds(8))
                .untilAsserted(() -> assertThat(hint(soon)).isNotEqualTo("$-1"));
    }

    /** A restart from an old snapshot, or a replica that lagged, brings its generation along: only the server's identity tells. */
    @Test
    void fillsAQueueAgainThatIsAnotherServerWithTheSameGeneration() {
        String soon = jobs.store(CALENDLY_EVENT, Instant.now().plusSeconds(300), "done");
        poke(List.of(soon));
        await().atMost(SOON).until(() -> metric("holdfast_promotion_lane_size{lane=\"critical\"}") >= 1);
        RealRedis.queue().command("ZREM", "q:critical", soon);
        RealRedis.queue().command("SAVE");

        RealRedis.queue().kill();
        RealRedis.queue().restart();

        await().atMost(Duration.ofSeconds(8)).ignoreExceptions().untilAsserted(() -> assertThat(hint(soon))
                .isNotEqualTo("$-1"));
        assertThat(metric("holdfast_promotion_generations_total{reason=\"server\"}"))
                .isPositive();
        await().atMost(SOON).until(() -> metric("holdfast_promotion_recovery_time_seconds_count") > 0);
    }

    @Test
    void aLaneIsNeverFilledBeyondItsBound() {
        List<String> many = IntStream.range(0, 1_900)
                .mapToObj(n -> jobs.store(CALENDLY_EVENT, Instant.now().plusSeconds(200 + n % 7), "done"))
                .toList();

        assertThat(poke(many.subList(0, 950)).statusCode()).isEqualTo(202);
        assertThat(poke(many.subList(950, 1_900)).statusCode()).isEqualTo(202);
        await().atMost(SOON).until(() -> size() >= 1_600);
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> size() < 1_600 + 200);

        String fresh = jobs.dueNow(CALENDLY_EVENT, "done");
        jobs.awaitState(fresh, JobState.DONE);
        jobs.remove(many);
    }

    @Test
    void tellsHowLongTheOldestJobOfALaneHasBeenDue() {
        jobs.storeIn("mail", "no-mail-worker-here", Instant.now().minusSeconds(500), "done");

        await().atMost(SOON).until(() -> metric("holdfast_job_oldest_due_seconds{lane=\"mail\"}") >= 500);
    }

    @Test
    void isReadyWhileItScans() {
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void performsEveryJobOnceAlthoughTheQueueIsWipedAgainAndAgain() {
        List<String> all = IntStream.range(0, 150)
                .mapToObj(n -> jobs.dueNow(CALENDLY_EVENT, "done"))
                .toList();

        await().atMost(JobsUnderTest.LIMIT).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            RealRedis.queue().wipe();
            assertThat(all).allSatisfy(job -> assertThat(jobs.get(job).state()).isEqualTo(JobState.DONE));
        });

        assertThat(all).allSatisfy(job -> assertThat(jobs.calls(job)).isEqualTo(1));
    }

    @Test
    void goesOnByItselfWhenRedisWasFrozen() {
        RealRedis.queue().freeze();
        String job = jobs.dueNow(CALENDLY_EVENT, "done");
        assertThat(poke(List.of(job)).statusCode()).isEqualTo(202);
        RealRedis.queue().thaw();

        jobs.awaitState(job, JobState.DONE);
        assertThat(jobs.calls(job)).isEqualTo(1);
    }

    @Test
    void goesOnByItselfWhenRedisWasKilled() {
        RealRedis.queue().kill();
        String job = jobs.dueNow(CALENDLY_EVENT, "done");
        RealRedis.queue().restart();

        jobs.awaitState(job, JobState.DONE);
        assertThat(jobs.calls(job)).isEqualTo(1);
    }

    @Test
    void goesOnByItselfWhenMongoWasKilledInTheMiddle() {
        List<String> all = IntStream.range(0, 50)
                .mapToObj(n -> jobs.dueNow(CALENDLY_EVENT, "busy", "done"))
                .toList();
        await().atMost(JobsUnderTest.LIMIT).until(() -> all.stream().anyMatch(job -> jobs.calls(job) > 0));

        RealMongo.server().kill();
        await().atMost(JobsUnderTest.LIMIT).until(() -> !guard.available());
        RealMongo.server().restart();

        all.forEach(job -> await().atMost(Duration.ofSeconds(100))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(jobs.get(job).state()).isEqualTo(JobState.DONE)));
    }

    @Test
    void listensToServicesOnlyAndToReasonableRequests() {
        Response stranger = given().contentType(ContentType.JSON)
                .body(Map.of("ids", List.of()))
                .post("/internal/poke");

        assertProblem(stranger, 401, "not-authenticated");
        assertProblem(poke(Collections.nCopies(1001, "a")), 422, "invalid-request");
        assertProblem(poke(List.of("a/../b")), 422, "invalid-request");
        assertThat(poke(List.of("nobody|knows|this")).statusCode()).isEqualTo(202);
    }

    @Test
    void countsClaimsBySourceAndLane() {
        jobs.awaitState(jobs.dueNow(CALENDLY_EVENT, "done"), JobState.DONE);

        assertThat(given().get("/q/metrics").asString())
                .contains("holdfast_job_claims_total{lane=\"critical\",source=\"hint\"}")
                .contains("holdfast_job_ended_total{lane=\"critical\",state=\"done\",type=\"calendly-event\"}")
                .contains("holdfast_job_lateness_seconds_bucket{lane=\"critical\"")
                .contains("holdfast_job_popped_total{lane=\"critical\",source=\"hint\"}")
                .contains("holdfast_job_target_reached{target=\"booking\"} 1")
                .contains("holdfast_job_lease_margin_ms")
                .contains("holdfast_promotion_hinted_total");
        assertThat(metric("holdfast_job_lease_margin_ms")).isPositive();
        assertThat(metric("holdfast_job_running")).isNotNegative();
    }

    private static int size() {
        return Integer.parseInt(RealRedis.queue().command("ZCARD", "q:critical").substring(1));
    }

    /** The value of a metric, 0 where nobody has counted yet. */
    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private static Response poke(List<String> ids) {
        return given().header("Authorization", TestTokens.service("jobs"))
                .contentType(ContentType.JSON)
                .body(Map.of("ids", ids))
                .post("/internal/poke");
    }

    private static String hint(String job) {
        return RealRedis.queue().command("ZSCORE", "q:critical", job);
    }

    private static void assertProblem(Response response, int status, String slug) {
        ProblemAssert.assertProblem(
                response.statusCode(), response.contentType(), response.asString(), status, "urn:problem:jobs:" + slug);
    }
}
