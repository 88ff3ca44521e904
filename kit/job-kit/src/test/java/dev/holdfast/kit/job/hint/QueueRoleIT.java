package dev.holdfast.kit.job.hint;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A start, and what comes after it, with a queue Redis that is not fit for it. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class QueueRoleIT {

    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final Duration A_FEW_LOOKS = Duration.ofSeconds(20);

    @Inject
    QueueRedis redis;

    private QueueRole role;

    @BeforeEach
    void another() {
        role = new QueueRole(redis, OFTEN);
    }

    @AfterEach
    void mend() {
        role.stop(new ShutdownEvent());
        policy("noeviction");
        stamp("queue");
    }

    @Test
    void aServerThatDropsKeysEndsTheStart() {
        policy("volatile-ttl");

        assertThatThrownBy(() -> role.start(new StartupEvent()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HOLDFAST_QUEUE_REDIS_URL")
                .hasMessageContaining("maxmemory-policy is volatile-ttl")
                .hasMessageContaining("set it to noeviction");
    }

    @Test
    void theCacheInItsPlaceEndsTheStart() {
        stamp("cache");

        assertThatThrownBy(() -> role.start(new StartupEvent()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("this server has the role cache")
                .hasMessageContaining("may be swapped");
    }

    @Test
    void aServerThatIsAwayEndsNothing() {
        RealRedis.queue().freeze();
        try {
            role.start(new StartupEvent());
            assertThat(role.call().getStatus()).isEqualTo(Status.UP);
        } finally {
            RealRedis.queue().thaw();
        }
    }

    @Test
    void whatShowsLaterEndsReadinessUntilItIsMended() {
        role.start(new StartupEvent());
        policy("allkeys-lru");

        await().atMost(A_FEW_LOOKS)
                .untilAsserted(() -> assertThat(role.call().getStatus()).isEqualTo(Status.DOWN));
        policy("noeviction");
        await().atMost(A_FEW_LOOKS)
                .untilAsserted(() -> assertThat(role.call().getStatus()).isEqualTo(Status.UP));
    }

    private static void policy(String name) {
        RealRedis.queue().command("CONFIG", "SET", "maxmemory-policy", name);
    }

    private static void stamp(String name) {
        RealRedis.queue().command("SET", "holdfast:role", name);
    }
}
