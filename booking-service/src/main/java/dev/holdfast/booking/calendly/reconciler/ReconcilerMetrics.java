package dev.holdfast.booking.calendly.reconciler;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code holdfast_calendly_reconciled_age_seconds}: since when our books may lack something Calendly knows, not a number before
 * the first good pass. {@code holdfast_calendly_webhooks_failing}: 1 while Calendly retries, or had given up, its webhooks.
 * {@code holdfast_calendly_repaired_total}: messages that no webhook brought.
 */
@Singleton
class ReconcilerMetrics {

    private final Clock clock;
    private final Counter repaired;
    private volatile @Nullable Instant lastGood;
    private volatile int failing;

    ReconcilerMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.repaired = registry.counter("holdfast.calendly.repaired");
        Gauge.builder("holdfast.calendly.reconciled.age", this, ReconcilerMetrics::ageInSeconds)
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        Gauge.builder("holdfast.calendly.webhooks.failing", this, metrics -> metrics.failing)
                .strongReference(true)
                .register(registry);
    }

    void reconciled(@Nullable Instant at) {
        lastGood = at;
    }

    void webhooksFail(boolean amiss) {
        failing = amiss ? 1 : 0;
    }

    void repaired(int messages) {
        repaired.increment(messages);
    }

    private double ageInSeconds() {
        Instant since = lastGood;
        return since == null
                ? Double.NaN
                : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
