package dev.holdfast.kit.job.worker;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.holdfast.kit.job.targets.Targets;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.DependencyGuard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;

/** Workers on a lane of the test's own, jobs for them, and a count of the effects that they had. */
abstract class WorkerFixture {

    static final Duration LIMIT = Duration.ofSeconds(20);

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

    final String lane = JobFixture.aLane();
    final MeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> effects = new ConcurrentHashMap<>();

    @AfterEach
    void stopWorkers() {
        workers.forEach(Worker::stop);
    }

    double claims(String source) {
        return counted("holdfast.job.claims", "source", source, "lane", lane);
    }

    double counted(String name, String... tags) {
        Counter counter = metrics.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    Worker worker(int slots, Function<ClaimedJob, Uni<JobOutcome>> run) {
        return worker(slots, new Scripted(run, true, EffectPolicy.REPEAT));
    }

    Worker worker(int slots, JobHandler handler) {
        return worker(plan(slots), type -> Optional.of(handler));
    }

    Worker worker(WorkerPlan plan, JobHandlers handlers) {
        var targets = new Targets(Map.of("test", "test"), Map.of());
        var around = new Worker.Surroundings(redis.hints(), due, store, handlers, targets, new JobMetrics(metrics));
        var worker = new Worker(around, plan);
        workers.add(worker);
        worker.start();
        return worker;
    }

    WorkerPlan plan(int slots) {
        var times = new WorkerPlan.Times(
                Duration.ofMillis(6000),
                Duration.ofMillis(500),
                Duration.ofMillis(3000),
                Duration.ofMillis(300),
                Duration.ofMillis(700));
        return new WorkerPlan(List.of(new WorkerPlan.Lane(lane, 1)), slots, times, guard::available);
    }

    void claim(JobDocument job, String owner, Duration lease) {
        store.claim(List.of(job.id()), Claim.by(owner), lease, Set.of()).await().atMost(LIMIT);
    }

    Uni<JobOutcome> succeed(ClaimedJob job) {
        effects.computeIfAbsent(job.id(), id -> new AtomicInteger()).incrementAndGet();
        return Uni.createFrom().item(JobOutcome.done());
    }

    int effectsOf(JobDocument job) {
        AtomicInteger count = effects.get(job.id());
        return count == null ? 0 : count.get();
    }

    JobDocument stored() {
        JobDocument job = JobFixture.aDueJob(lane);
        store.insertMissing(new ArrayList<>(List.of(job))).await().atMost(LIMIT);
        return job;
    }

    void makeDue(JobDocument job) {
        database.documents("jobs", JobDocument.class)
                .update(Filters.eq(job.id()), Updates.set("runAt", Instant.now().minusSeconds(1)))
                .await()
                .atMost(LIMIT);
    }

    JobDocument hinted(Document payload) {
        JobDocument job = JobFixture.aDueJob(lane, payload);
        store.insertMissing(new ArrayList<>(List.of(job))).await().atMost(LIMIT);
        hint(job);
        return job;
    }

    JobDocument hinted() {
        JobDocument job = stored();
        hint(job);
        return job;
    }

    void hint(JobDocument job) {
        String generation = redis.hints().open().await().atMost(LIMIT).generation();
        redis.hints()
                .push(generation, lane, List.of(new Hint(job.id(), found(job).runAt())), 10_000)
                .await()
                .atMost(LIMIT);
    }

    JobDocument found(JobDocument job) {
        return Objects.requireNonNull(store.find(job.id()).await().atMost(LIMIT));
    }

    void awaitState(JobDocument job, JobState state) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(found(job).state()).isEqualTo(state));
    }
}
