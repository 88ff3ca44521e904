package dev.holdfast.kit.job.hint;

import dev.holdfast.kit.job.loop.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Stamps the queue Redis with its role at start. A server with another role takes the service out of readiness until
 * somebody corrects the address; a server that is away does not, because Redis is never a condition of being ready.
 */
@Singleton
@Readiness
public class QueueRole implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(QueueRole.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final QueueRedis redis;
    private final Loop loop;
    private volatile boolean foreign;

    QueueRole(QueueRedis redis) {
        this.redis = redis;
        this.loop = new Loop("queue-role", LIMIT, this::look);
    }

    void start(@Observes StartupEvent event) {
        if (redis.isConfigured()) {
            loop.start(Duration.ZERO);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Duration> look() {
        return redis.hints()
                .open()
                .invoke(moment -> foreign = false)
                .replaceWith(LOOK_AGAIN)
                .onFailure(ForeignRedisException.class)
                .recoverWithItem(this::refuse);
    }

    private Duration refuse(Throwable refusal) {
        if (!foreign) {
            LOG.errorf("The queue Redis is not used: %s", refusal.getMessage());
        }
        foreign = true;
        return LOOK_AGAIN;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("queue-role").status(!foreign).build();
    }
}
