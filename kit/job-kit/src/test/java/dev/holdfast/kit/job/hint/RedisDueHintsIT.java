package dev.holdfast.kit.job.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kit.job.hint.Popped.LanedJob;
import dev.holdfast.kit.job.store.JobFixture;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class RedisDueHintsIT {

    @Inject
    QueueRedis redis;

    private final String urgent = JobFixture.aLane();
    private final String slow = JobFixture.aLane();

    @AfterEach
    void giveTheRoleBack() {
        RealRedis.queue().wipe();
        await(redis.hints().open());
    }

    @Test
    void popsDueHintsInOrderOfLaneAndTime() {
        Instant now = await(redis.hints().open()).now();
        push(slow, new Hint("s", now.minusSeconds(60)));
        push(urgent, new Hint("b", now.minusSeconds(1)), new Hint("a", now.minusSeconds(2)));
        push(urgent, new Hint("later", now.plusSeconds(60)));

        Popped popped = pop(10);

        assertThat(popped.jobs())
                .containsExactly(new LanedJob(urgent, "a"), new LanedJob(urgent, "b"), new LanedJob(slow, "s"));
        assertThat(Objects.requireNonNull(popped.untilNext()))
                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(pop(10).jobs()).isEmpty();
    }

    @Test
    void neverPopsMoreThanAskedFor() {
        Instant now = await(redis.hints().open()).now();
        push(urgent, new Hint("a", now), new Hint("b", now));
        push(slow, new Hint("c", now));

        assertThat(pop(2).jobs()).hasSize(2);
        assertThat(pop(2).jobs()).containsExactly(new LanedJob(slow, "c"));
    }

    @Test
    void losesNoneOfManyHintsDueAtTheSameMoment() {
        Instant now = await(redis.hints().open()).now();
        List<Hint> many =
                IntStream.range(0, 400).mapToObj(n -> new Hint("job-" + n, now)).toList();
        push(urgent, many.toArray(Hint[]::new));
        push(urgent, many.toArray(Hint[]::new));

        List<LanedJob> first = pop(150).jobs();
        List<LanedJob> rest = pop(1000).jobs();

        assertThat(first).hasSize(150).doesNotContainAnyElementsOf(rest);
        assertThat(rest).hasSize(250);
        assertThat(pop(1).untilNext()).isNull();
    }

    @Test
    void aSecondPushMovesTheHint() {
        Instant now = await(redis.hints().open()).now();
        push(urgent, new Hint("a", now.minusSeconds(1)));
        push(urgent, new Hint("a", now.plusSeconds(60)));

        assertThat(pop(10).jobs()).isEmpty();
    }

    @Test
    void refusesHintsOfAGenerationThatWasWiped() {
        String before = await(redis.hints().open()).generation();
        RealRedis.queue().wipe();

        assertThat(await(redis.hints().push(before, urgent, List.of(new Hint("a", Instant.EPOCH)))))
                .isFalse();

        QueueMoment after = await(redis.hints().open());
        assertThat(after.generation()).isNotEqualTo(before);
        assertThat(pop(10).jobs()).isEmpty();
        push(urgent, new Hint("a", Instant.EPOCH));
        assertThat(pop(10).jobs()).hasSize(1);
    }

    @Test
    void keepsItsGenerationWhileNothingIsLost() {
        assertThat(await(redis.hints().open()).generation())
                .isEqualTo(await(redis.hints().open()).generation());
    }

    @Test
    void refusesAServerOfAnotherRole() {
        RealRedis.queue().command("SET", "holdfast:role", "cache");

        assertThatThrownBy(() -> await(redis.hints().open())).isInstanceOf(ForeignRedisException.class);
        assertThatThrownBy(() -> pop(1)).isInstanceOf(ForeignRedisException.class);
        assertThat(RealRedis.queue().command("GET", "holdfast:role")).isEqualTo("cache");
    }

    @Test
    void refusesAServerThatDropsKeysWhenItIsFull() {
        RealRedis.queue().command("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        try {
            assertThatThrownBy(() -> await(redis.hints().requireNoEviction()))
                    .isInstanceOf(ForeignRedisException.class)
                    .hasMessageContaining("allkeys-lru")
                    .hasMessageContaining("set it to noeviction");
        } finally {
            RealRedis.queue().command("CONFIG", "SET", "maxmemory-policy", "noeviction");
        }
        await(redis.hints().requireNoEviction());
    }

    @Test
    void endsACallThatGetsNoAnswerAndWorksAgainAfterwards() {
        RealRedis.queue().freeze();
        try {
            assertThatThrownBy(() -> pop(1)).isInstanceOf(RuntimeException.class);
        } finally {
            RealRedis.queue().thaw();
        }
        org.awaitility.Awaitility.await().ignoreExceptions().untilAsserted(() -> assertThat(pop(1).jobs())
                .isEmpty());
    }

    private void push(String lane, Hint... hints) {
        String generation = await(redis.hints().open()).generation();
        assertThat(await(redis.hints().push(generation, lane, List.of(hints)))).isTrue();
    }

    private Popped pop(int max) {
        return await(redis.hints().pop(List.of(urgent, slow), max));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }
}
