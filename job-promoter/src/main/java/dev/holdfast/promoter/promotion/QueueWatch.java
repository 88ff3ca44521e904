package dev.holdfast.promoter.promotion;

import dev.holdfast.kit.job.hint.DueHints;
import dev.holdfast.kit.job.hint.QueueMoment;
import dev.holdfast.kit.job.hint.QueueRedis;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notices that hints were lost. A wipe takes the generation with it. A restart from an old snapshot and a fail-over to a replica that
 * lagged do not, but the server is another one then: the generation is replaced by hand, so that every promoter fills the queue again.
 */
@Singleton
class QueueWatch {

    private static final Logger LOG = Logger.getLogger(QueueWatch.class);

    /** How often the generation is looked at. */
    static final Duration PACE = Duration.ofMillis(250);

    /** Looks between two questions who the server is. */
    private static final int LOOKS = 8;

    private final DueHints hints;
    private final List<String> lanes;
    private final PromotionMetrics metrics;

    // Touched by one loop only.
    private @Nullable String identity;
    private int looks;

    QueueWatch(QueueRedis redis, PromotionConfig config, PromotionMetrics metrics) {
        this.hints = redis.hints();
        this.lanes = config.lanes();
        this.metrics = metrics;
    }

    /** The generation that holds now, after having made sure that the server is the one it was. */
    Uni<String> generation() {
        return looks++ % LOOKS == 0 ? inspected() : hints.open().map(QueueMoment::generation);
    }

    /** To be called after a failure: whoever answers next may be another server. */
    void startAgain() {
        looks = 0;
    }

    private Uni<String> inspected() {
        return hints.open()
                .call(queue -> hints.identity().chain(now -> compare(now, queue)))
                .call(() -> hints.sizes(lanes).invoke(this::tellSizes))
                .chain(() -> hints.open())
                .map(QueueMoment::generation);
    }

    private Uni<Void> compare(String now, QueueMoment queue) {
        boolean another = identity != null && !identity.equals(now);
        identity = now;
        if (!another) {
            return Uni.createFrom().voidItem();
        }
        LOG.warn("The queue Redis is another server or was restarted; its hints are not trusted");
        metrics.rotated("server");
        return hints.rotate(queue.generation());
    }

    private void tellSizes(List<Long> sizes) {
        IntStream.range(0, lanes.size()).forEach(at -> metrics.size(lanes.get(at), sizes.get(at)));
    }
}
