package dev.holdfast.kit.job.loop;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTest {

    private final AtomicInteger runs = new AtomicInteger();
    private @Nullable Loop loop;

    @AfterEach
    void end() {
        if (loop != null) {
            loop.stop();
        }
    }

    @Test
    void goesOnAfterStepsThatFailThrowOrHang() {
        begin(Duration.ofMillis(50), () -> switch (runs.incrementAndGet()) {
            case 1 -> Uni.createFrom().failure(new IllegalStateException("away"));
            case 2 -> throw new IllegalStateException("broken");
            case 3 -> Uni.createFrom().nothing();
            default -> Uni.createFrom().item(Duration.ofHours(1));
        });

        await().untilAsserted(() -> assertThat(runs).hasValue(4));
    }

    @Test
    void runsAtOnceWhenWoken() {
        Loop awake = begin(Duration.ofSeconds(5), () -> pause(Duration.ofHours(1)));
        await().untilAsserted(() -> assertThat(runs).hasValue(1));

        awake.wake();

        await().untilAsserted(() -> assertThat(runs).hasValue(2));
    }

    @Test
    void beginsNothingAfterItsStop() {
        Loop stopped = begin(Duration.ofSeconds(5), () -> pause(Duration.ofHours(1)));
        await().untilAsserted(() -> assertThat(runs).hasValue(1));

        stopped.stop();
        stopped.wake();

        await().during(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(runs).hasValue(1));
    }

    private Loop begin(Duration limit, Loop.Step step) {
        var begun = new Loop("test", limit, step);
        loop = begun;
        begun.start(Duration.ZERO);
        return begun;
    }

    private Uni<Duration> pause(Duration pause) {
        runs.incrementAndGet();
        return Uni.createFrom().item(pause);
    }
}
