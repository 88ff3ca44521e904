package dev.holdfast.kit.job.worker;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Workers while Redis or MongoDB is away, and when it is back. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class WorkerOutageIT extends WorkerFixture {

    @Test
    void goesOnAfterRedisWasFrozen() {
        worker(4, this::succeed);
        RealRedis.queue().freeze();
        JobDocument job = stored();
        RealRedis.queue().thaw();

        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
            hint(job);
            assertThat(found(job).state()).isEqualTo(JobState.DONE);
        });
        assertThat(effectsOf(job)).isEqualTo(1);
    }

    @Test
    void goesOnAfterRedisWasKilledAndStartedEmpty() {
        worker(4, this::succeed);
        RealRedis.queue().kill();
        JobDocument job = stored();
        RealRedis.queue().restart();

        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
            hint(job);
            assertThat(found(job).state()).isEqualTo(JobState.DONE);
        });
        assertThat(effectsOf(job)).isEqualTo(1);
    }

    @Test
    void aCompletionIsWrittenWhenMongoIsBackAndTheEffectIsNotRepeated() {
        JobDocument job = hinted();

        worker(4, claimed -> {
            RealMongo.server().kill();
            return succeed(claimed);
        });
        await().atMost(LIMIT).until(() -> !guard.available());
        RealMongo.server().restart();

        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(found(job).state()).isEqualTo(JobState.DONE));
        assertThat(effectsOf(job)).isEqualTo(1);
        assertThat(found(job).fence()).isEqualTo(1);
        await().atMost(LIMIT).until(guard::available);
    }

    @Test
    void readsDueJobsFromMongoWhileRedisIsAwayAndHintsAgainAfterwards() {
        worker(4, this::succeed);
        RealRedis.queue().kill();
        try {
            List<JobDocument> jobs =
                    IntStream.range(0, 20).mapToObj(n -> stored()).toList();

            jobs.forEach(job -> awaitState(job, JobState.DONE));
            assertThat(jobs).allSatisfy(job -> assertThat(effectsOf(job)).isEqualTo(1));
            assertThat(claims("store")).isEqualTo(20);
        } finally {
            RealRedis.queue().restart();
        }
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
            hint(stored());
            assertThat(claims("hint")).isPositive();
        });
    }

    @Test
    void manyWorkersWithoutRedisDoEachJobOnce() {
        RealRedis.queue().kill();
        try {
            IntStream.range(0, 4).forEach(n -> worker(4, this::succeed));
            List<JobDocument> jobs =
                    IntStream.range(0, 200).mapToObj(n -> stored()).toList();

            jobs.forEach(job -> awaitState(job, JobState.DONE));
            assertThat(jobs).allSatisfy(job -> assertThat(effectsOf(job)).isEqualTo(1));
        } finally {
            RealRedis.queue().restart();
        }
    }
}
