package dev.holdfast.kit.job.worker;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.store.EffectPolicy;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.PayloadVersions;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What becomes of a job that a worker takes, while all is well around it. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class WorkerIT extends WorkerFixture {

    @Test
    void performsAHintedJobOnceAndCountsItsClaim() {
        JobDocument job = hinted();

        worker(4, this::succeed);

        awaitState(job, JobState.DONE);
        assertThat(effectsOf(job)).isEqualTo(1);
        assertThat(metrics.get("holdfast.job.claims")
                        .tags("source", "hint", "lane", lane)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(metrics.get("holdfast.job.ended")
                        .tags("state", "done", "lane", lane)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(metrics.get("holdfast.job.lateness").timer().max(TimeUnit.SECONDS))
                .isPositive();
    }

    @Test
    void aFailureIsRetriedAndCounted() {
        JobDocument job = hinted();

        worker(
                4,
                claimed -> claimed.attempt() < 2
                        ? Uni.createFrom().failure(new IllegalStateException("no"))
                        : succeed(claimed));

        await().atMost(LIMIT).untilAsserted(() -> {
            hint(job);
            assertThat(found(job).state()).isEqualTo(JobState.DONE);
        });
        assertThat(found(job).attempts()).isEqualTo(1);
    }

    @Test
    void aHandlerThatTakesTooLongIsCutOff() {
        JobDocument job = hinted();

        worker(4, claimed -> Uni.createFrom().nothing());

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(found(job).err()).isNotNull().returns("timeout", JobDocument.JobError::code));
        assertThat(found(job).attempts()).isEqualTo(1);
    }

    @Test
    void whatNobodyWantsIsCancelledWithoutAnEffect() {
        JobDocument job = hinted();

        worker(4, new Scripted(this::succeed, false, EffectPolicy.REPEAT));

        awaitState(job, JobState.CANCELLED);
        assertThat(effectsOf(job)).isZero();
    }

    @Test
    void aTypeWithoutHandlerIsDeadAndSaysSo() {
        JobDocument job = hinted();

        worker(plan(4), type -> Optional.empty());

        awaitState(job, JobState.DEAD);
        assertThat(Objects.requireNonNull(found(job).err()).code()).isEqualTo("unknown-type");
    }

    @Test
    void neverRunsMoreThanItsSlots() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        List<JobDocument> jobs = IntStream.range(0, 30).mapToObj(n -> hinted()).toList();

        worker(3, job -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            return succeed(job).onItem().delayIt().by(Duration.ofMillis(20)).invoke(() -> running.decrementAndGet());
        });

        jobs.forEach(job -> awaitState(job, JobState.DONE));
        assertThat(most.get()).isBetween(1, 3);
        assertThat(jobs).allSatisfy(job -> assertThat(effectsOf(job)).isEqualTo(1));
    }

    @Test
    void whatNeedsAPersonIsCounted() {
        JobDocument dead = hinted();
        JobDocument unknown = hinted();

        worker(4, claimed -> Uni.createFrom()
                .item(
                        claimed.id().equals(dead.id())
                                ? new JobOutcome.Reject("refused")
                                : new JobOutcome.Unknown("lost")));

        awaitState(dead, JobState.DEAD);
        awaitState(unknown, JobState.UNKNOWN);
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(counted("holdfast.job.ended", "state", "dead")).isEqualTo(1);
            assertThat(counted("holdfast.job.ended", "state", "unknown")).isEqualTo(1);
        });
    }

    @Test
    void aTargetThatIsAwayIsAskedOnceInAWhileOnly() {
        List<JobDocument> jobs = IntStream.range(0, 60).mapToObj(n -> hinted()).toList();
        var asked = new AtomicInteger();

        worker(4, claimed -> {
            asked.incrementAndGet();
            return Uni.createFrom().item(JobOutcome.unavailable("away"));
        });

        await().atMost(LIMIT).untilAsserted(() -> {
            jobs.forEach(this::hint);
            assertThat(asked).hasValueGreaterThanOrEqualTo(10);
        });
        await().during(Duration.ofSeconds(2)).atMost(LIMIT).untilAsserted(() -> {
            jobs.forEach(this::hint);
            assertThat(asked).hasValueLessThan(40);
        });
        assertThat(jobs).allSatisfy(job -> assertThat(found(job).attempts()).isZero());
    }

    @Test
    void aPayloadOfAnOlderVersionIsDeadAndSaysSo() {
        JobDocument job = hinted(new Document("v", 0));

        worker(4, this::succeed);

        awaitState(job, JobState.DEAD);
        assertThat(Objects.requireNonNull(found(job).err()).code()).isEqualTo(PayloadVersions.TOO_OLD);
        assertThat(effectsOf(job)).isZero();
    }

    @Test
    void aPayloadOfANewerVersionWaitsForAWorkerThatKnowsItAndUsesUpNothing() {
        JobDocument job = hinted(new Document("v", 2));

        worker(4, this::succeed);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(found(job).err())
                .isNotNull()
                .returns(PayloadVersions.TOO_NEW, JobDocument.JobError::code));
        assertThat(found(job)).returns(JobState.READY, JobDocument::state).returns(0, JobDocument::attempts);
        assertThat(found(job).runAt()).isAfter(Instant.now().plusSeconds(20));
        assertThat(effectsOf(job)).isZero();
    }
}
