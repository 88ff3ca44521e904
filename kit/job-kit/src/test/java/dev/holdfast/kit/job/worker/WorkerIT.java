package dev.holdfast.kit.job.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.hint.Hint;
import dev.holdfast.kit.job.hint.QueueRedis;
import dev.holdfast.kit.job.store.Claim;
import dev.holdfast.kit.job.store.DueJobs;
import dev.holdfast.kit.job.store.EffectPolicy;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobFixture;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.job.store.PayloadVersions;
import dev.holdfast.kit.job.targets.Targets;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.DependencyGuard;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
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
    Database database;

    @Inject
    DueJobs due;

    @Inject
    QueueRedis redis;

    @Inject
    DependencyGuard guard;

    @Inject
    Reaper reaper;

    private final String lane = JobFixture.aLane();
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> effects = new ConcurrentHashMap<>();
    private final MeterRegistry metrics = new SimpleMeterRegistry();

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

    @Test
    void anEffectThatMustNotBeRepeatedIsUnknownWhenItsEndIs() {
        JobDocument silent = hinted();
        JobDocument broken = hinted();

        worker(
                4,
                Scripted.neverRepeated(claimed -> claimed.id().equals(silent.id())
                        ? Uni.createFrom().nothing()
                        : Uni.createFrom().failure(new IllegalStateException("no"))));

        awaitState(silent, JobState.UNKNOWN);
        awaitState(broken, JobState.UNKNOWN);
        assertThat(Objects.requireNonNull(found(silent).err()).code()).isEqualTo("timeout");
        assertThat(Objects.requireNonNull(found(broken).err()).code()).isEqualTo("exception");
    }

    @Test
    void anEffectThatMustNotBeRepeatedIsRepeatedWhereItsHandlerKnowsThatItDidNotHappen() {
        JobDocument job = hinted();

        worker(
                4,
                Scripted.neverRepeated(claimed ->
                        claimed.fence() == 1 ? Uni.createFrom().item(JobOutcome.notNow("busy")) : succeed(claimed)));

        await().atMost(LIMIT).untilAsserted(() -> {
            hint(job);
            assertThat(found(job).state()).isEqualTo(JobState.DONE);
        });
        assertThat(effectsOf(job)).isEqualTo(1);
    }

    @Test
    void anEffectThatMustNotBeRepeatedIsUnknownWhenItsWorkerStopsInTheMiddle() {
        JobDocument job = hinted();
        Worker worker =
                worker(4, Scripted.neverRepeated(claimed -> Uni.createFrom().nothing()));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(found(job).isAmbiguous()).isTrue());

        worker.stop();

        assertThat(found(job).state()).isEqualTo(JobState.UNKNOWN);
    }

    @Test
    void anEffectThatMustNotBeRepeatedIsUnknownWhenItsWorkerDiesInTheMiddle() {
        JobDocument job = stored();
        claim(job, "dead", Duration.ofMillis(200));
        assertThat(store.mark(job.id(), 1, EffectPolicy.NEVER_REPEAT).await().atMost(LIMIT))
                .isTrue();

        await().atMost(LIMIT).untilAsserted(() -> {
            reaper.reapAll().await().atMost(LIMIT);
            assertThat(found(job).state()).isEqualTo(JobState.UNKNOWN);
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

    private double claims(String source) {
        return counted("holdfast.job.claims", "source", source, "lane", lane);
    }

    private double counted(String name, String... tags) {
        Counter counter = metrics.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    private Worker worker(int slots, Function<ClaimedJob, Uni<JobOutcome>> run) {
        return worker(slots, new Scripted(run, true, EffectPolicy.REPEAT));
    }

    private Worker worker(int slots, JobHandler handler) {
        return worker(plan(slots), type -> Optional.of(handler));
    }

    private Worker worker(WorkerPlan plan, JobHandlers handlers) {
        var targets = new Targets(Map.of("test", "test"), Map.of());
        var around = new Worker.Surroundings(redis.hints(), due, store, handlers, targets, new JobMetrics(metrics));
        var worker = new Worker(around, plan);
        workers.add(worker);
        worker.start();
        return worker;
    }

    private WorkerPlan plan(int slots) {
        var times = new WorkerPlan.Times(
                Duration.ofMillis(6000),
                Duration.ofMillis(500),
                Duration.ofMillis(3000),
                Duration.ofMillis(300),
                Duration.ofMillis(700));
        return new WorkerPlan(List.of(new WorkerPlan.Lane(lane, 1)), slots, times, guard::available);
    }

    private void claim(JobDocument job, String owner, Duration lease) {
        store.claim(List.of(job.id()), Claim.by(owner), lease, Set.of()).await().atMost(LIMIT);
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

    private void makeDue(JobDocument job) {
        database.documents("jobs", JobDocument.class)
                .update(Filters.eq(job.id()), Updates.set("runAt", Instant.now().minusSeconds(1)))
                .await()
                .atMost(LIMIT);
    }

    private JobDocument hinted(Document payload) {
        JobDocument job = JobFixture.aDueJob(lane, payload);
        store.insertMissing(new ArrayList<>(List.of(job))).await().atMost(LIMIT);
        hint(job);
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
                .push(generation, lane, List.of(new Hint(job.id(), found(job).runAt())), 10_000)
                .await()
                .atMost(LIMIT);
    }

    private JobDocument found(JobDocument job) {
        return Objects.requireNonNull(store.find(job.id()).await().atMost(LIMIT));
    }

    private void awaitState(JobDocument job, JobState state) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(found(job).state()).isEqualTo(state));
    }

    private record Scripted(Function<ClaimedJob, Uni<JobOutcome>> run, boolean wanted, EffectPolicy policy)
            implements JobHandler {

        static Scripted neverRepeated(Function<ClaimedJob, Uni<JobOutcome>> run) {
            return new Scripted(run, true, EffectPolicy.NEVER_REPEAT);
        }

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
