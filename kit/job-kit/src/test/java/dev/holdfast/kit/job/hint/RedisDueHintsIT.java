package dev.holdfast.kit.job.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kit.job.hint.PopOrder.LaneShare;
import dev.holdfast.kit.job.hint.Popped.LanedJob;
import dev.holdfast.kit.job.hint.Pushed.Outcome;
import dev.holdfast.kit.job.store.JobFixture;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
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

    @Inject
    Vertx vertx;

    private static final int FULL = 10_000;

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
                .containsExactly(
                        new LanedJob(urgent, "a", false),
                        new LanedJob(urgent, "b", false),
                        new LanedJob(slow, "s", false));
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
        assertThat(pop(2).jobs()).containsExactly(new LanedJob(slow, "c", false));
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

        assertThat(await(redis.hints().push(before, urgent, List.of(new Hint("a", Instant.EPOCH)), FULL)))
                .isEqualTo(new Pushed(Outcome.WIPED, 0));

        QueueMoment after = await(redis.hints().open());
        assertThat(after.generation()).isNotEqualTo(before);
        assertThat(pop(10).jobs()).isEmpty();
        push(urgent, new Hint("a", Instant.EPOCH));
        assertThat(pop(10).jobs()).hasSize(1);
    }

    @Test
    void aFullLaneTakesNoMoreAndItsLastFifthOnlyWhatIsDueAboutNow() {
        QueueMoment queue = await(redis.hints().open());
        Instant now = queue.now();

        assertThat(fill(queue, hints("later", 4, now.plusSeconds(60)))).isEqualTo(new Pushed(Outcome.TAKEN, 4));
        assertThat(fill(queue, hints("more", 1, now.plusSeconds(60)))).isEqualTo(new Pushed(Outcome.FULL, 0));
        assertThat(fill(queue, hints("old", 1, now.minusSeconds(60)))).isEqualTo(new Pushed(Outcome.FULL, 0));
        assertThat(fill(queue, hints("due", 1, now))).isEqualTo(new Pushed(Outcome.TAKEN, 1));
        assertThat(fill(queue, hints("next", 1, now))).isEqualTo(new Pushed(Outcome.FULL, 0));

        assertThat(await(redis.hints().sizes(List.of(urgent, slow)))).containsExactly(5L, 0L);
    }

    private Pushed fill(QueueMoment queue, Hint... hints) {
        return await(redis.hints().push(queue.generation(), urgent, List.of(hints), 5));
    }

    @Test
    void eachLaneHasItsShareAndTheRestFallsThrough() {
        Instant now = await(redis.hints().open()).now();
        push(urgent, hints("u", 10, now.minusSeconds(1)));
        push(slow, hints("s", 10, now.minusSeconds(1)));

        assertThat(lanes(pop(new PopOrder(4, FRESH, OLD, 4, List.of(share(urgent, 3, 0), share(slow, 1, 0))))))
                .containsExactly(urgent, urgent, urgent, slow);
        assertThat(lanes(pop(new PopOrder(10, FRESH, OLD, 10, List.of(share(urgent, 1, 0), share(slow, 9, 0))))))
                .hasSize(10)
                .filteredOn(urgent::equals)
                .hasSize(1);
        assertThat(lanes(pop(new PopOrder(8, FRESH, OLD, 8, List.of(share(urgent, 4, 0), share(slow, 4, 0))))))
                .as("one lane is empty and leaves its share to the other")
                .containsExactly(urgent, urgent, urgent, urgent, urgent, urgent);
    }

    @Test
    void freshWorkComesBesideABacklogHoweverLong() {
        Instant now = await(redis.hints().open()).now();
        push(urgent, hints("old", 100, now.minusSeconds(600)));
        push(urgent, hints("new", 100, now.minusSeconds(1)));

        List<LanedJob> jobs = pop(new PopOrder(10, FRESH, OLD, 10, List.of(share(urgent, 10, 3))))
                .jobs();

        assertThat(jobs).filteredOn(LanedJob::backlog).hasSize(3).allMatch(job -> job.jobId()
                .startsWith("old"));
        assertThat(jobs).filteredOn(job -> !job.backlog()).hasSize(7).allMatch(job -> job.jobId()
                .startsWith("new"));
    }

    @Test
    void aHerdThatHasWaitedForAWhileIsNoBacklogAndKeepsNobodyWaiting() {
        Instant now = await(redis.hints().open()).now();
        push(urgent, hints("herd", 100, now.minusSeconds(10)));
        push(urgent, hints("new", 5, now.minusSeconds(1)));

        List<LanedJob> jobs = pop(new PopOrder(10, FRESH, OLD, 0, List.of(share(urgent, 10, 3))))
                .jobs();

        assertThat(jobs).hasSize(10).noneMatch(LanedJob::backlog);
        assertThat(jobs).filteredOn(job -> job.jobId().startsWith("new")).hasSize(5);
    }

    @Test
    void whatIsALittleLateDoesNotWaitForTheWholeBacklog() {
        Instant now = await(redis.hints().open()).now();
        push(urgent, hints("old", 100, now.minusSeconds(600)));
        push(urgent, hints("late", 5, now.minusSeconds(10)));

        List<LanedJob> jobs = pop(new PopOrder(10, FRESH, OLD, 10, List.of(share(urgent, 10, 3))))
                .jobs();

        assertThat(jobs).hasSize(10);
        assertThat(jobs).filteredOn(job -> job.jobId().startsWith("late")).hasSize(5);
        assertThat(jobs).filteredOn(LanedJob::backlog).hasSize(5);
    }

    @Test
    void aBacklogHasEverythingWhileNothingFreshWaitsButNeverMoreThanItMay() {
        Instant now = await(redis.hints().open()).now();
        push(urgent, hints("old", 100, now.minusSeconds(600)));

        assertThat(pop(new PopOrder(10, FRESH, OLD, 10, List.of(share(urgent, 10, 3))))
                        .jobs())
                .hasSize(10);
        Popped bounded = pop(new PopOrder(10, FRESH, OLD, 2, List.of(share(urgent, 10, 3))));
        assertThat(bounded.jobs()).hasSize(2);
        assertThat(bounded.untilNext())
                .as("what may not be taken is not waited for")
                .isNull();
    }

    @Test
    void namesTheServerAndReplacesTheGenerationItIsToldAndNoOther() {
        String before = await(redis.hints().open()).generation();
        assertThat(await(redis.hints().identity()))
                .isEqualTo(await(redis.hints().identity()));

        await(redis.hints().rotate(before));
        String after = await(redis.hints().open()).generation();
        assertThat(after).isNotEqualTo(before);

        await(redis.hints().rotate(before));
        assertThat(await(redis.hints().open()).generation()).isEqualTo(after);
    }

    @Test
    void aRestartIsAnotherServer() {
        String before = await(redis.hints().identity());

        RealRedis.queue().kill();
        RealRedis.queue().restart();

        org.awaitility.Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(await(redis.hints().identity())).isNotEqualTo(before));
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

    /** As in a test that walks through weeks: the server's clock stays where it is. */
    @Test
    void whatIsDueByAClockAheadOfTheServersIsPopped() {
        Duration ahead = Duration.ofDays(30);
        var client = Redis.createClient(vertx, RealRedis.queueUrl());
        try {
            var shifted = new RedisDueHints(RedisAPI.api(client), Duration.ofSeconds(5), () -> ahead);
            QueueMoment queue = await(shifted.open());
            assertThat(queue.now()).isAfter(Instant.now().plus(Duration.ofDays(29)));
            List<Hint> hints = List.of(
                    new Hint("due", queue.now().minusMillis(1)),
                    new Hint("later", queue.now().plusSeconds(60)));

            await(shifted.push(queue.generation(), urgent, hints, FULL));

            assertThat(pop(10).jobs()).containsExactly(new LanedJob(urgent, "due", false));
        } finally {
            client.close();
        }
    }

    /** An operator's mistake: the address of something that is no Redis. */
    @Test
    void anAddressOfSomethingElseFailsInTimeAndEndsNothing() {
        String mongo = RealMongo.uri().replaceAll("^mongodb://(?:[^@]*@)?([^/,?]+).*", "redis://$1");
        var client = Redis.createClient(vertx, mongo);
        try {
            var elsewhere = new RedisDueHints(RedisAPI.api(client), Duration.ofMillis(300), () -> Duration.ZERO);

            assertThatThrownBy(() -> await(elsewhere.open())).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> await(elsewhere.pop(PopOrder.simple(List.of(urgent), 1))))
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(ForeignRedisException.class);
        } finally {
            client.close();
        }
    }

    private void push(String lane, Hint... hints) {
        String generation = await(redis.hints().open()).generation();
        assertThat(await(redis.hints().push(generation, lane, List.of(hints), FULL))
                        .outcome())
                .isEqualTo(Outcome.TAKEN);
    }

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration OLD = Duration.ofSeconds(30);

    private static LaneShare share(String lane, int share, int backlog) {
        return new LaneShare(lane, share, backlog);
    }

    private static Hint[] hints(String prefix, int count, Instant due) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Hint(prefix + n, due))
                .toArray(Hint[]::new);
    }

    private static List<String> lanes(Popped popped) {
        return popped.jobs().stream().map(LanedJob::lane).toList();
    }

    private Popped pop(PopOrder order) {
        return await(redis.hints().pop(order));
    }

    private Popped pop(int max) {
        return await(redis.hints().pop(PopOrder.simple(List.of(urgent, slow), max)));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }
}
