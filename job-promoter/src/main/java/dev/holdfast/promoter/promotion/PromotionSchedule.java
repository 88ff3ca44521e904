package dev.holdfast.promoter.promotion;

import dev.holdfast.kit.job.loop.Jitter;
import dev.holdfast.kit.job.loop.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The two rhythms. An edge that meets another generation than the last full scan filled asks for a full scan at once. */
@Singleton
public class PromotionSchedule {

    private static final Logger LOG = Logger.getLogger(PromotionSchedule.class);
    private static final Duration EDGE_LIMIT = Duration.ofSeconds(10);
    private static final Duration FULL_LIMIT = Duration.ofMinutes(1);

    private final Promoter promoter;
    private final PromotionConfig config;
    private final Jitter jitter = Jitter.random();
    private final Loop edge = new Loop("promote-edge", EDGE_LIMIT, this::runEdge);
    private final Loop full = new Loop("promote-full", FULL_LIMIT, this::runFull);
    private volatile @Nullable String filled;

    PromotionSchedule(Promoter promoter, PromotionConfig config) {
        this.promoter = promoter;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        edge.start(jitter.upTo(config.edgeEvery()));
        full.start(jitter.upTo(config.edgeEvery()));
    }

    void stop(@Observes ShutdownEvent event) {
        edge.stop();
        full.stop();
    }

    private Uni<Duration> runEdge() {
        return promoter.promoteEdge().invoke(this::compare).map(done -> jitter.around(config.edgeEvery()));
    }

    private void compare(String generation) {
        String known = filled;
        if (known != null && !known.equals(generation)) {
            LOG.warn("The queue was wiped; everything within the horizon is hinted again");
            full.wake();
        }
    }

    private Uni<Duration> runFull() {
        return promoter.promoteAll()
                .invoke(generation -> filled = generation)
                .map(done -> jitter.around(config.fullEvery()));
    }
}
