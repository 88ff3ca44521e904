package dev.holdfast.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries share the time of a job's handler. */
@ConfigMapping(prefix = "holdfast.deliveries")
interface DeliveryConfig {

    /**
     * How long writing down a result is tried. No longer, because the outcome must reach the worker within the handler's limit:
     * the worker writes it for as long as it takes, and a run without an outcome is repeated, which is an extra copy.
     */
    @WithDefault("2S")
    Duration noteLimit();
}
