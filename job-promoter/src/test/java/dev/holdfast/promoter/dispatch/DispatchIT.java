package dev.holdfast.promoter.dispatch;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.store.Claim;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import dev.holdfast.promoter.JobsUnderTest;
import dev.holdfast.promoter.StubOwner;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
@QuarkusTestResource(StubOwner.class)
class DispatchIT {

    private static final String CALENDLY_EVENT = "calendly-event";

    @Inject
    JobsUnderTest jobs;

    @Inject
    JobStore store;

    @Test
    void anOwnerThatCannotNowCostsNoAttempt() {
        Map<String, String> some = jobsWhoseOwnerFirstSays("busy", "503", "429");

        assertThat(some).allSatisfy((answer, job) -> {
            jobs.awaitState(job, JobState.DONE);
            assertThat(jobs.get(job).attempts()).isZero();
            assertThat(jobs.calls(job)).isEqualTo(2);
        });
    }

    @Test
    void anOwnerThatFailsCostsAnAttempt() {
        Map<String, String> some = jobsWhoseOwnerFirstSays("retry", "500");

        assertThat(some).allSatisfy((answer, job) -> {
            jobs.awaitState(job, JobState.DONE);
            assertThat(jobs.get(job).attempts()).isEqualTo(1);
        });
    }

    /** Each is done the second time; together, since all of them are put off for seconds. */
    private Map<String, String> jobsWhoseOwnerFirstSays(String... answers) {
        return Stream.of(answers)
                .collect(Collectors.toMap(answer -> answer, answer -> jobs.dueNow(CALENDLY_EVENT, answer, "done")));
    }

    @Test
    void whatTheOwnerRejectsIsDeadWithItsReason() {
        String job = jobs.dueNow(CALENDLY_EVENT, "reject");

        jobs.awaitState(job, JobState.DEAD);
        assertThat(error(job)).isEqualTo("said-so");
    }

    @Test
    void whatNobodyCanKnowIsUnknown() {
        jobs.awaitState(jobs.dueNow(CALENDLY_EVENT, "unknown"), JobState.UNKNOWN);
    }

    @Test
    void aTypeThatNobodyOwnsStaysVisible() {
        String job = jobs.dueNow("no-such-type", "done");

        jobs.awaitState(job, JobState.DEAD);
        assertThat(error(job)).isEqualTo("unknown-type");
    }

    @Test
    void aJobWhoseWorkerDiedIsPerformedByAnother() {
        String job = jobs.store(CALENDLY_EVENT, Instant.now().plusSeconds(1), "done");
        store.claim(List.of(job), Claim.by("dead"), Duration.ofMillis(100), Set.of())
                .await()
                .atMost(JobsUnderTest.LIMIT);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(jobs.get(job).state()).isEqualTo(JobState.DONE));
        JobDocument done = jobs.get(job);
        assertThat(done.stalls()).isEqualTo(1);
        assertThat(done.fence()).isEqualTo(2);
        assertThat(jobs.calls(job)).isEqualTo(1);
    }

    private String error(String job) {
        return Objects.requireNonNull(jobs.get(job).err()).code();
    }
}
