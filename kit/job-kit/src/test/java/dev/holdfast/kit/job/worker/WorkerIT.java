package dev.holdfast.kit.job.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.kit.job.hint.Hint;
import dev.holdfast.kit.job.hint.QueueRedis;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobFixture;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.mongo.DependencyGuard;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class WorkerIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    JobStore store;

    @Inject
    QueueRedis redis;

    @Inject
    DependencyGuard guard;

    @Inject
    Reaper reaper;

    private final String lane = JobFixture.aLane();
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> effects = new ConcurrentHashMap<>();
    private final AtomicInteger claims = new AtomicInteger();

    @AfterEach
    void stopWorkers() {
        workers.forEach(Worker::stop);
    }

    @Test
    void performsAHintedJobOnceAndCountsItsClaim() {
        JobDocument job = hinted();

        worker(4, this::succeed);

        awaitState(job, JobState.DONE);
        assertThat(effectsOf(job)).isEqualTo(1);
        assertThat(claims).hasValue(1);
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

        worker(4, new Scripted(this::succeed, false));

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
    void aJobOfADeadWorkerIsReapedAndRunElsewhere() {
        JobDocument job = hinted();
        store.claim(job.id(), "dead", Duration.ofMillis(200)).await().atMost(LIMIT);

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
    void aHandlerWhoseJobWasTakenOverIsInterruptedAndWritesNothing() {
        JobDocument job = hinted();
        worker(4, claimed -> Uni.createFrom().nothing());
        awaitState(job, JobState.RUNNING);

        store.giveBack(job.id(), Objects.requireNonNull(found(job).lease()).owner())
                .await()
                .atMost(LIMIT);
        store.claim(job.id(), "another", Duration.ofMinutes(1)).await().atMost(LIMIT);

        await().during(Duration.ofMillis(3500)).atMost(LIMIT).untilAsserted(() -> assertThat(found(job))
                .returns(JobState.RUNNING, JobDocument::state)
                .returns(2L, JobDocument::fence)
                .returns(0, JobDocument::attempts));
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

    private Worker worker(int slots, Function<ClaimedJob, Uni<JobOutcome>> run) {
        return worker(slots, new Scripted(run, true));
    }

    private Worker worker(int slots, JobHandler handler) {
        return worker(plan(slots), type -> Optional.of(handler));
    }

    private Worker worker(WorkerPlan plan, JobHandlers handlers) {
        var worker = new Worker(redis.hints(), store, handlers, plan, lane -> claims.incrementAndGet());
        workers.add(worker);
        worker.start();
        return worker;
    }

    private WorkerPlan plan(int slots) {
        var times = new WorkerPlan.Times(
                Duration.ofMillis(6000), Duration.ofMillis(500), Duration.ofMillis(3000), Duration.ofMillis(300));
        return new WorkerPlan(List.of(lane), slots, times, guard::available);
    }

    private Uni<JobOutcome> succeed(ClaimedJob job) {
        effects.computeIfAbsent(job.id(), id -> new AtomicInteger()).incrementAndGet();
        return Uni.createFrom().item(JobOutcome.done());
    }

    private int effectsOf(JobDocument job) {
        AtomicInteger count = effects.get(job.id());
        return count == null ? 0 : count.get();
    }

    private JobDocument stored() {
        JobDocument job = JobFixture.aDueJob(lane);
        store.insertMissing(new ArrayList<>(List.of(job))).await().atMost(LIMIT);
        return job;
    }

    private JobDocument hinted() {
        JobDocument job = stored();
        hint(job);
        return job;
    }

    private void hint(JobDocument job) {
        String generation = redis.hints().open().await().atMost(LIMIT).generation();
        redis.hints()
                .push(generation, lane, List.of(new Hint(job.id(), found(job).runAt())))
                .await()
                .atMost(LIMIT);
    }

    private JobDocument found(JobDocument job) {
        return Objects.requireNonNull(store.find(job.id()).await().atMost(LIMIT));
    }

    private void awaitState(JobDocument job, JobState state) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(found(job).state()).isEqualTo(state));
    }

    private record Scripted(Function<ClaimedJob, Uni<JobOutcome>> run, boolean wanted) implements JobHandler {

        @Override
        public String type() {
            return "test";
        }

        @Override
        public Uni<Boolean> stillWanted(ClaimedJob job) {
            return Uni.createFrom().item(wanted);
        }

        @Override
        public Uni<JobOutcome> run(ClaimedJob job) {
            return run.apply(job);
        }
    }
}
