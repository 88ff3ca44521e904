package dev.holdfast.booking.calendly.reconciler;

import dev.holdfast.kit.service.retention.RetentionConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Sees at the start that no comparison can reach back to invitees that are forgotten: it would take them for new ones. */
@Singleton
class ReconcilerOrder {

    private final ReconcilerConfig config;
    private final RetentionConfig retention;

    ReconcilerOrder(ReconcilerConfig config, RetentionConfig retention) {
        this.config = config;
        this.retention = retention;
    }

    void check(@Observes StartupEvent event) {
        if (retention.invitees().compareTo(config.longest()) <= 0) {
            throw new IllegalStateException(
                    "holdfast.retention.invitees (%s) must be longer than holdfast.calendly.reconcile.longest (%s): forgotten invitees would be taken in as new ones."
                            .formatted(retention.invitees(), config.longest()));
        }
    }
}
