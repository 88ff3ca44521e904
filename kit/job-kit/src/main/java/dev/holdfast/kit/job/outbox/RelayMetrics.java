package dev.holdfast.kit.job.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many jobs were born, and how long each waited in its outbox; the names are explained in {@code docs/operations.md}. */
@Singleton
class RelayMetrics {

    private final MeterRegistry registry;

    RelayMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void relayed(List<OutboxEntry> entries, Instant now) {
        Timer lag = Timer.builder("holdfast.outbox.relay.lag")
                .publishPercentileHistogram()
                .register(registry);
        for (OutboxEntry entry : entries) {
            registry.counter("holdfast.job.created", "type", entry.type(), "lane", entry.lane())
                    .increment();
            Duration waited = Duration.between(entry.at(), now);
            lag.record(waited.isNegative() ? Duration.ZERO : waited);
        }
    }
}
