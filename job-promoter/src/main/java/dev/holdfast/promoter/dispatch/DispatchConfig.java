package dev.holdfast.promoter.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How long a dispatched job may take. Each step is over before the next: the owner's time, the call, the worker's limit for its
 * handler, half of the lease. So nobody else can hold a job while its owner may still begin it.
 */
@ConfigMapping(prefix = "holdfast.dispatch")
public interface DispatchConfig {

    /** What the owner has, counted from receipt. */
    @WithDefault("20S")
    Duration ownerLimit();

    /** For the whole call. */
    @WithDefault("25S")
    Duration callLimit();

    /**
     * Fails unless the order holds; that the handler has at most half of the lease is the worker's own rule.
     *
     * @param handlerLimit of the worker
     */
    default void requireWithin(Duration handlerLimit) {
        if (ownerLimit().compareTo(callLimit()) >= 0 || callLimit().compareTo(handlerLimit) >= 0) {
            throw new IllegalArgumentException(
                    "holdfast.dispatch.owner-limit must be shorter than call-limit, and that than holdfast.jobs.handler-limit");
        }
    }
}
