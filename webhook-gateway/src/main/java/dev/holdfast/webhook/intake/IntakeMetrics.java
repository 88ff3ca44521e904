package dev.holdfast.webhook.intake;

import dev.holdfast.kit.service.failure.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts deliveries: {@code holdfast_webhook_deliveries_total{provider,outcome}}. */
@Singleton
class IntakeMetrics {

    private static final String NAME = "holdfast.webhook.deliveries";

    private final MeterRegistry registry;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * One delivery is over.
     *
     * @param provider a configured one, never a word from the path
     */
    void count(String provider, Enum<?> outcome) {
        count(provider, outcome.name().toLowerCase(Locale.ROOT));
    }

    void countRefused(String provider, Failure reason) {
        count(provider, reason.problem().slug());
    }

    private void count(String provider, String outcome) {
        registry.counter(NAME, "provider", provider, "outcome", outcome).increment();
    }
}
