package dev.holdfast.webhook.provider.calendly;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the gateway has to know about Calendly. */
@ConfigMapping(prefix = "holdfast.calendly")
interface CalendlyConfig {

    /** The active signing keys; the first is the one Calendly is given, all of them verify. Without any, Calendly is unknown here. */
    Optional<List<String>> signingKeys();

    /** Deliveries signed longer ago than this are flagged as late. */
    @WithDefault("PT3M")
    Duration lateAfter();
}
