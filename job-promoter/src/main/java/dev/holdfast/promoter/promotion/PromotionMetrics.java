package dev.holdfast.promoter.promotion;

import dev.holdfast.kit.job.store.DueJob;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** What promotion counts, and the alarm about work that nobody does; the names are explained in {@code docs/operations.md}. */
@Singleton
class PromotionMetrics {

    private static final Logger LOG = Logger.getLogger(PromotionMetrics.class);
    private static final Duration TOO_OLD = Duration.ofSeconds(60);

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> oldest = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> sizes = new ConcurrentHashMap<>();
    private final AtomicLong generationSince = new AtomicLong(System.nanoTime());

    PromotionMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("holdfast.promotion.generation.age.seconds", generationSince, since -> Duration.ofNanos(
                        System.nanoTime() - since.get())
                .toSeconds());
    }

    /** Hints that were not there before, by the scan that brought them. */
    void hinted(String lane, String scan, int added) {
        registry.counter("holdfast.promotion.hinted", Tags.of("lane", lane, "scan", scan))
                .increment(added);
    }

    /** Another generation of the queue, and why. */
    void rotated(String reason) {
        registry.counter("holdfast.promotion.generations", "reason", reason).increment();
        generationSince.set(System.nanoTime());
    }

    /** A wipe was noticed and everything within the horizon is hinted again. */
    void recovered(Duration took) {
        registry.timer("holdfast.promotion.recovery.time").record(took);
    }

    void size(String lane, long hints) {
        gauge(sizes, "holdfast.promotion.lane.size", lane).set(hints);
    }

    /**
     * How long the oldest job of a lane has been due.
     *
     * @param overdue the oldest of those overdue for half a minute and longer
     */
    void oldestDue(String lane, List<DueJob> overdue, Instant now) {
        Duration age = overdue.isEmpty()
                ? Duration.ZERO
                : Duration.between(overdue.getFirst().runAt(), now);
        AtomicLong known = gauge(oldest, "holdfast.job.oldest.due.seconds", lane);
        if (age.compareTo(TOO_OLD) > 0 && known.get() <= TOO_OLD.toSeconds()) {
            LOG.errorf(
                    "Work of lane %s is not done: the oldest job has been due for %d seconds", lane, age.toSeconds());
        }
        known.set(age.toSeconds());
    }

    private AtomicLong gauge(Map<String, AtomicLong> values, String name, String lane) {
        return values.computeIfAbsent(
                lane, each -> registry.gauge(name, Tags.of("lane", each), new AtomicLong(), AtomicLong::get));
    }
}
