package dev.holdfast.kit.job.effect;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kit.job.effect.JobReply.Outcome;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class EffectsIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long AMPLE = 20_000;
    private static final long SCANT = 100;

    @Inject
    Effects effects;

    private final String jobId = "test|" + UUID.randomUUID();
    private final AtomicInteger performed = new AtomicInteger();
    private final CompletableFuture<JobReply> slow = new CompletableFuture<>();
    private CompletableFuture<JobReply> begun = new CompletableFuture<>();

    @Test
    void answersARepetitionFromMemory() {
        JobReply first = once(1, AMPLE, this::perform);
        JobReply again = once(2, AMPLE, this::perform);

        assertThat(first).isEqualTo(JobReply.done(Map.of("booking", "bk_1")));
        assertThat(again.outcome()).isEqualTo(Outcome.DONE);
        assertThat(again.result()).containsExactlyEntriesOf(Map.of("booking", "bk_1"));
        assertThat(performed).hasValue(1);
    }

    @Test
    void ofManyFirstCallsAtOnceOneActs() {
        List<Uni<JobReply>> calls = IntStream.range(0, 16)
                .mapToObj(n -> effects.once(request(1, AMPLE), true, this::performSlowly))
                .toList();
        CompletableFuture<List<JobReply>> all =
                Uni.join().all(calls).andFailFast().subscribeAsCompletionStage();
        await().untilAsserted(() -> assertThat(performed).hasValue(1));
        slow.complete(JobReply.done());

        assertThat(all.orTimeout(10, TimeUnit.SECONDS).join())
                .extracting(JobReply::outcome)
                .containsOnly(Outcome.DONE, Outcome.BUSY);
        assertThat(performed).hasValue(1);
    }

    @Test
    void isBusyWhileSomebodyIsAtItEvenForAHigherFence() {
        begin(1, AMPLE);

        assertThat(once(2, AMPLE, this::perform).outcome()).isEqualTo(Outcome.BUSY);
        assertThat(performed).hasValue(1);
    }

    @Test
    void aHigherFenceTakesOverWhenTheTimeIsOverAndTheFirstHasNoSayAnyMore() {
        begin(1, SCANT);

        await().untilAsserted(() ->
                assertThat(once(2, AMPLE, this::perform).outcome()).isEqualTo(Outcome.DONE));
        slow.complete(JobReply.reject("late"));

        assertThat(begun.orTimeout(10, TimeUnit.SECONDS).join().outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(once(3, AMPLE, this::perform).outcome()).isEqualTo(Outcome.DONE);
        assertThat(performed).hasValue(2);
    }

    @Test
    void theSameFenceNeverTakesOver() {
        begin(1, SCANT);

        await().during(Duration.ofMillis(300))
                .untilAsserted(() ->
                        assertThat(once(1, AMPLE, this::perform).outcome()).isEqualTo(Outcome.BUSY));
    }

    @Test
    void anOlderFenceIsRefused() {
        begin(5, AMPLE);

        assertThat(once(4, AMPLE, this::perform).outcome()).isEqualTo(Outcome.SUPERSEDED);
    }

    @Test
    void whatMayNotBeRepeatedIsUnknownWhenTheTimeIsOver() {
        begin(1, SCANT);

        await().untilAsserted(() -> assertThat(onceOnly(2).outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(onceOnly(3)).isEqualTo(JobReply.unknown("abandoned"));
        assertThat(performed).hasValue(1);
    }

    @Test
    void whatMayNotBeRepeatedIsUnknownWhenItFailedWithoutAWord() {
        JobReply reply = effects.once(
                        request(1, AMPLE), false, job -> Uni.createFrom().failure(new IllegalStateException("cut off")))
                .await()
                .atMost(LIMIT);

        assertThat(reply).isEqualTo(JobReply.unknown("failed"));
        assertThat(onceOnly(2)).isEqualTo(JobReply.unknown("failed"));
        assertThat(performed).hasValue(0);
    }

    @Test
    void aRetryLeavesTheJobToTheNextFenceOnly() {
        assertThat(once(1, AMPLE, job -> Uni.createFrom().item(JobReply.retry("slow"))))
                .isEqualTo(JobReply.retry("slow"));

        assertThat(once(1, AMPLE, this::perform).outcome()).isEqualTo(Outcome.BUSY);
        assertThat(once(2, AMPLE, this::perform).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aFailureLeavesTheJobToTheNextFence() {
        assertThatThrownBy(() -> once(1, AMPLE, job -> Uni.createFrom().failure(new IllegalStateException("no"))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(once(2, AMPLE, this::perform).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aJobThatIsDoneAgainDoesNothingWhereTheFirstDidItAfterAll() {
        once(1, AMPLE, this::perform);

        JobReply again = onceAgain("|again-1");

        assertThat(again.outcome()).isEqualTo(Outcome.DONE);
        assertThat(again.result()).containsExactlyEntriesOf(Map.of("booking", "bk_1"));
        assertThat(onceAgain("|again-2").outcome()).isEqualTo(Outcome.DONE);
        assertThat(performed).hasValue(1);
    }

    @Test
    void aJobThatIsDoneAgainWaitsWhileTheFirstIsAtItAndDoesWhatThatDidNot() {
        begin(7, AMPLE);
        assertThat(onceAgain("|again-1").outcome()).isEqualTo(Outcome.BUSY);

        slow.complete(JobReply.reject("refused"));
        begun.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(onceAgain("|again-1").outcome()).isEqualTo(Outcome.DONE);
        assertThat(performed).hasValue(2);
    }

    private JobReply onceAgain(String turn) {
        var request = new JobRequest(jobId + turn, "test", 0, 1, 1, AMPLE, Map.of("v", 1));
        return effects.once(request, true, this::perform).await().atMost(LIMIT);
    }

    /** Begins an effect that lasts until {@code slow} is completed. */
    private void begin(long fence, long deadlineMs) {
        begun = effects.once(request(fence, deadlineMs), true, this::performSlowly)
                .subscribeAsCompletionStage();
        await().untilAsserted(() -> assertThat(performed).hasValue(1));
    }

    private JobReply once(long fence, long deadlineMs, Function<JobRequest, Uni<JobReply>> effect) {
        return effects.once(request(fence, deadlineMs), true, effect).await().atMost(LIMIT);
    }

    private JobReply onceOnly(long fence) {
        return effects.once(request(fence, AMPLE), false, this::perform).await().atMost(LIMIT);
    }

    private Uni<JobReply> perform(JobRequest request) {
        performed.incrementAndGet();
        return Uni.createFrom().item(JobReply.done(Map.of("booking", "bk_1")));
    }

    private Uni<JobReply> performSlowly(JobRequest request) {
        performed.incrementAndGet();
        return Uni.createFrom().completionStage(slow);
    }

    private JobRequest request(long fence, long deadlineMs) {
        return new JobRequest(jobId, "test", 0, fence, 1, deadlineMs, Map.of("v", 1));
    }
}
