package dev.holdfast.kit.job.worker;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.store.EffectPolicy;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Effects of which nobody could tell whether they happened, and that must not happen twice. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class UnrepeatedEffectsIT extends WorkerFixture {

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
}
