package dev.holdfast.kit.job.worker;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.hint.Hint;
import dev.holdfast.kit.job.store.Claim;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whoever holds a job holds it by a lease and a fence: what becomes of jobs whose worker dies, stalls or is overtaken. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class LeasedJobsIT extends WorkerFixture {

    @Test
    void aJobOfADeadWorkerIsReapedAndRunElsewhere() {
        JobDocument job = hinted();
        claim(job, "dead", Duration.ofMillis(200));

        worker(4, this::succeed);
        await().atMost(LIMIT).untilAsserted(() -> {
            reaper.reapAll().await().atMost(LIMIT);
            hint(job);
            assertThat(found(job).state()).isEqualTo(JobState.DONE);
        });

        assertThat(found(job).stalls()).isEqualTo(1);
        assertThat(found(job).attempts()).isZero();
        assertThat(found(job).fence()).isEqualTo(2);
    }

    @Test
    void aRunningJobKeepsItsLeaseBeyondTheFirst() {
        JobDocument job = hinted();
        worker(4, claimed -> succeed(claimed).onItem().delayIt().by(Duration.ofMillis(2400)));

        await().atMost(LIMIT).untilAsserted(() -> {
            reaper.reapAll().await().atMost(LIMIT);
            assertThat(found(job).state()).isEqualTo(JobState.DONE);
        });

        assertThat(found(job).stalls()).isZero();
        assertThat(effectsOf(job)).isEqualTo(1);
    }

    @Test
    void aHandlerWhoseJobWasTakenOverIsInterruptedAndWritesNothing() {
        JobDocument job = hinted();
        worker(4, claimed -> Uni.createFrom().nothing());
        awaitState(job, JobState.RUNNING);

        var lease = Objects.requireNonNull(found(job).lease());
        store.giveBack(List.of(job.id()), new Claim(lease.owner(), lease.token()))
                .await()
                .atMost(LIMIT);
        claim(job, "another", Duration.ofMinutes(1));

        await().during(Duration.ofMillis(3500)).atMost(LIMIT).untilAsserted(() -> assertThat(found(job))
                .returns(JobState.RUNNING, JobDocument::state)
                .returns(2L, JobDocument::fence)
                .returns(0, JobDocument::attempts));
    }

    @Test
    void anEndUnderAnOldFenceIsRefusedAndCounted() {
        JobDocument job = hinted();
        worker(4, claimed -> {
            var lease = Objects.requireNonNull(found(job).lease());
            store.giveBack(List.of(job.id()), new Claim(lease.owner(), lease.token()))
                    .await()
                    .atMost(LIMIT);
            claim(job, "another", Duration.ofMinutes(1));
            return Uni.createFrom().item(JobOutcome.done());
        });

        await().atMost(LIMIT).untilAsserted(() -> assertThat(counted("holdfast.job.fenced.write.rejected"))
                .isEqualTo(1));
        assertThat(found(job)).returns(JobState.RUNNING, JobDocument::state).returns(2L, JobDocument::fence);
    }

    @Test
    void anOrderlyStopGivesBackWhatItCannotFinishAndChargesNothing() {
        JobDocument job = hinted();
        Worker worker = worker(4, claimed -> Uni.createFrom().nothing());
        awaitState(job, JobState.RUNNING);

        worker.stop();

        JobDocument back = found(job);
        assertThat(back.state()).isEqualTo(JobState.READY);
        assertThat(back.attempts()).isZero();
        assertThat(back.stalls()).isZero();
    }

    /** As a newer version might write it during an upgrade. */
    @Test
    void aJobThatCannotBeReadKeepsNoOtherFromItsWorkerNorFromTheReaper() {
        JobDocument strange = stored();
        JobDocument good = stored();
        JobDocument orphan = stored();
        database.documents("jobs", JobDocument.class)
                .update(Filters.eq(strange.id()), Updates.set("effect.policy", "ASK"))
                .await()
                .atMost(LIMIT);
        claim(orphan, "dead", Duration.ofMillis(1));
        String generation = redis.hints().open().await().atMost(LIMIT).generation();
        redis.hints()
                .push(
                        generation,
                        lane,
                        List.of(new Hint(strange.id(), strange.runAt()), new Hint(good.id(), good.runAt())),
                        10_000)
                .await()
                .atMost(LIMIT);

        worker(4, this::succeed);

        awaitState(good, JobState.DONE);
        await().atMost(LIMIT).untilAsserted(() -> {
            reaper.reapAll().await().atMost(LIMIT);
            assertThat(found(orphan).stalls()).isEqualTo(1);
        });
        database.documents("jobs", JobDocument.class)
                .delete(Filters.eq(strange.id()))
                .await()
                .atMost(LIMIT);
    }

    @Test
    void aJobThatKillsItsWorkersEndsAndItsNeighboursDoNot() {
        JobDocument poison = stored();
        JobDocument neighbour = stored();
        for (int death = 0; death <= poison.maxStalls(); death++) {
            makeDue(poison);
            claim(poison, "dead-" + death, Duration.ofMillis(1));
            await().atMost(LIMIT).untilAsserted(() -> {
                reaper.reapAll().await().atMost(LIMIT);
                assertThat(found(poison).state()).isNotEqualTo(JobState.RUNNING);
            });
        }

        assertThat(found(poison))
                .returns(JobState.DEAD, JobDocument::state)
                .returns(poison.maxStalls(), JobDocument::stalls)
                .returns(0, JobDocument::attempts);
        assertThat(Objects.requireNonNull(found(poison).err()).code()).isEqualTo("stalled");
        worker(4, this::succeed);
        hint(neighbour);
        awaitState(neighbour, JobState.DONE);
    }
}
