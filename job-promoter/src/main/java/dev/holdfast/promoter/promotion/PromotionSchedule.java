package dev.holdfast.promoter.promotion;

import dev.holdfast.kit.job.loop.Deadline;
import dev.holdfast.kit.job.loop.Jitter;
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
import org.jspecify.annotations.Nullable;

/**
 * The two rhythms, each of a random phase, and the watch between them: a generation other than the one the last full scan filled asks
 * for a full scan at once. Without a full scan for two minutes the service is not ready, whatever the reason.
 */
@Singleton
@Readiness
public class PromotionSchedule implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(PromotionSchedule.class);
    private static final Duration WATCH_LIMIT = Duration.ofSeconds(3);
    private static final Duration EDGE_LIMIT = Duration.ofSeconds(10);
    private static final Duration FULL_LIMIT = Duration.ofMinutes(1);

    private final Promoter promoter;
    private final QueueWatch queue;
    private final PromotionConfig config;
    private final PromotionMetrics metrics;
    private final Jitter jitter = Jitter.random();
    private final Loop watch = new Loop("promote-watch", WATCH_LIMIT, this::runWatch);
    private final Loop edge = new Loop("promote-edge", EDGE_LIMIT, this::runEdge);
    private final Loop full = new Loop("promote-full", FULL_LIMIT, this::runFull);
    private volatile @Nullable String filled;
    private volatile long wipedSince;
    private volatile Deadline fullScanDue;

    PromotionSchedule(Promoter promoter, QueueWatch queue, PromotionConfig config, PromotionMetrics metrics) {
        this.promoter = promoter;
        this.queue = queue;
        this.config = config;
        this.metrics = metrics;
        this.fullScanDue = Deadline.in(config.fullWithin());
    }

    void start(@Observes StartupEvent event) {
        watch.start(Duration.ZERO);
        edge.start(jitter.upTo(config.edgeEvery()));
        full.start(jitter.upTo(config.edgeEvery()));
    }

    void stop(@Observes ShutdownEvent event) {
        watch.stop();
        edge.stop();
        full.stop();
    }

    private Uni<Duration> runWatch() {
        return queue.generation()
                .invoke(this::compare)
                .onFailure()
                .invoke(queue::startAgain)
                .replaceWith(QueueWatch.PACE);
    }

    private void compare(String generation) {
        String known = filled;
        if (known != null && !known.equals(generation) && wipedSince == 0) {
            LOG.warn("The queue was wiped; everything within the horizon is hinted again");
            metrics.rotated("wiped");
            wipedSince = System.nanoTime();
            full.wake();
        }
    }

    private Uni<Duration> runEdge() {
        return promoter.promoteEdge().map(done -> jitter.around(config.edgeEvery()));
    }

    private Uni<Duration> runFull() {
        return promoter.promoteAll().invoke(this::scanned).map(done -> jitter.around(config.fullEvery()));
    }

    private void scanned(String generation) {
        filled = generation;
        fullScanDue = Deadline.in(config.fullWithin());
        if (wipedSince != 0) {
            metrics.recovered(Duration.ofNanos(System.nanoTime() - wipedSince));
            wipedSince = 0;
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("promotion")
                .status(!fullScanDue.isOver())
                .build();
    }
}
