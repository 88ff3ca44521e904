package dev.holdfast.webhook.provider.calendly;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the gateway may be told about Calendly; the signing keys themselves are the whole suite's. */
@ConfigMapping(prefix = "holdfast.intake.calendly")
interface CalendlyConfig {

    /** Deliveries signed longer ago than this are flagged as late. */
    @WithDefault("PT3M")
    Duration lateAfter();
}
