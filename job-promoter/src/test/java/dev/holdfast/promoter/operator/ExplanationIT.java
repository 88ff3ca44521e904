package dev.holdfast.promoter.operator;

import static dev.holdfast.kit.test.Waiting.await;
import static dev.holdfast.promoter.operator.JobsApi.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import dev.holdfast.promoter.JobsUnderTest;
import dev.holdfast.promoter.StubOwner;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
@QuarkusTestResource(StubOwner.class)
class ExplanationIT {

    private static final String TYPE = "calendly-event";

    @Inject
    JobsUnderTest jobs;

    @Test
    void saysThatNobodyWorksOnALane() {
        String job = jobs.storeIn("mail", "no-mail-worker-here", Instant.now().minusSeconds(5), "done");

        assertThat(explained(job).getString("reason")).isEqualTo("no-worker");
        assertThat(explained(job).getString("text")).contains("no worker of lane \"mail\" is alive");
        assertThat(explained(job).getList("claims")).isEmpty();
    }

    @Test
    void seesTheWorkerOfThisServiceAlsoAfterAWipe() {
        RealRedis.queue().wipe();

        await().atMost(JobsUnderTest.LIMIT)
                .untilAsserted(() -> assertThat(RealRedis.queue().command("ZCARD", "holdfast:workers:critical"))
                        .isEqualTo(":1"));
    }

    @Test
    void saysWhyADeadJobIsDeadAndWhoTriedIt() {
        String job = jobs.dueNow(TYPE, "reject");
        jobs.awaitState(job, JobState.DEAD);

        JsonPath explained = explained(job);

        assertThat(explained.getString("state")).isEqualTo("DEAD");
        assertThat(explained.getString("text"))
                .startsWith("It was given up after 1 try; the last error is \"said-so\"");
        assertThat(explained.getList("claims")).hasSize(1);
        assertThat(explained.getString("claims[0].owner")).isNotBlank();
    }

    @Test
    void saysWhatCannotBeToldWithoutRedis() {
        String job = jobs.storeIn("mail", "no-mail-worker-here", Instant.now().minusSeconds(5), "done");

        RealRedis.queue().kill();
        try {
            assertThat(explained(job).getString("reason")).isEqualTo("redis-away");
        } finally {
            RealRedis.queue().restart();
        }
    }

    @Test
    void knowsOfNoOtherJobs() {
        problem(JobsApi.get(JobsApi.at("none") + "/explanation"), 404, "job-not-found");
        problem(JobsApi.get(JobsApi.at("none") + "/explanation", "Bearer x"), 401, "not-authenticated");
    }

    private static JsonPath explained(String job) {
        return JobsApi.get(JobsApi.at(job) + "/explanation").jsonPath();
    }
}
