package dev.holdfast.kit.job.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.store.JobFixture;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class LaneSignsIT {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Inject
    QueueRedis redis;

    private final String lane = JobFixture.aLane();

    @Test
    void countsTheWorkersThatShowThemselves() {
        assertThat(look("mail", "a").workers()).isZero();

        show("one", Set.of(), LONG, lane, JobFixture.aLane());
        show("one", Set.of(), LONG, lane);
        show("two", Set.of(), LONG, lane);

        assertThat(look("mail", "a")).isEqualTo(new LaneLook(2, false, false, 0));
    }

    @Test
    void forgetsAWorkerThatShowsItselfNoMore() {
        show("dead", Set.of("mail"), Duration.ofMillis(50), lane);
        show("alive", Set.of(), LONG, lane);

        Awaitility.await()
                .untilAsserted(() -> assertThat(look("mail", "a")).isEqualTo(new LaneLook(1, false, false, 0)));
    }

    @Test
    void tellsWhatIsRefused() {
        show("one", Set.of("mail", "sms"), LONG, lane);

        assertThat(look("mail", "a").refused()).isTrue();
        assertThat(look("sms", "a").refused()).isTrue();
        assertThat(look("event", "a").refused()).isFalse();
    }

    @Test
    void seesTheHintOfAJobAndHowManyAreDue() {
        QueueMoment queue = await(redis.hints().open());
        List<Hint> hints = List.of(
                new Hint("a", queue.now().minusSeconds(1)),
                new Hint("b", queue.now().minusSeconds(2)),
                new Hint("later", queue.now().plusSeconds(60)));
        await(redis.hints().push(queue.generation(), lane, hints, 100));

        assertThat(look("mail", "a")).isEqualTo(new LaneLook(0, false, true, 2));
        assertThat(look("mail", "later").hinted()).isTrue();
        assertThat(look("mail", "none").hinted()).isFalse();
    }

    private void show(String worker, Set<String> refused, Duration lasting, String... lanes) {
        await(redis.signs().show(worker, List.of(lanes), refused, lasting));
    }

    private LaneLook look(String type, String job) {
        return await(redis.signs().look(lane, type, job));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LONG);
    }
}
