package dev.holdfast.kit.job.hint;

import dev.holdfast.kit.job.loop.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Stamps the queue Redis with its role. A server with another role, or one that drops keys when it is full, ends the start; one
 * that shows it later takes the service out of readiness until somebody mends it. A server that is away does neither, because Redis
 * is never a condition of being ready.
 */
@Singleton
@Readiness
public class QueueRole implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(QueueRole.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final QueueRedis redis;
    private final Duration lookAgain;
    private final Loop loop;
    private volatile boolean foreign;

    @Inject
    QueueRole(QueueRedis redis) {
        this(redis, LOOK_AGAIN);
    }

    QueueRole(QueueRedis redis, Duration lookAgain) {
        this.redis = redis;
        this.lookAgain = lookAgain;
        this.loop = new Loop("queue-role", LIMIT, this::look);
    }

    void start(@Observes StartupEvent event) {
        if (redis.isConfigured()) {
            requireFit();
            loop.start(lookAgain);
        }
    }

    private void requireFit() {
        try {
            inspect().await().atMost(LIMIT);
        } catch (ForeignRedisException unfit) {
            throw new IllegalStateException(
                    "The Redis at HOLDFAST_QUEUE_REDIS_URL cannot be the queue: " + unfit.getMessage()
                            + ". Correct the server, or the address: the two Redis servers may be swapped.",
                    unfit);
        } catch (RuntimeException away) {
            LOG.infof(
                    "The queue Redis does not answer yet (%s)", away.getClass().getSimpleName());
        }
    }

    private Uni<QueueMoment> inspect() {
        return redis.hints().open().call(moment -> redis.hints().requireNoEviction());
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Duration> look() {
        return inspect()
                .invoke(moment -> foreign = false)
                .replaceWith(lookAgain)
                .onFailure(ForeignRedisException.class)
                .recoverWithItem(this::refuse);
    }

    private Duration refuse(Throwable refusal) {
        if (!foreign) {
            LOG.errorf("The queue Redis is not used: %s", refusal.getMessage());
        }
        foreign = true;
        return lookAgain;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("queue-role").status(!foreign).build();
    }
}
