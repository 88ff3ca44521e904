package dev.holdfast.webhook.platform;

import dev.holdfast.kit.job.outbox.OutboxCollections;
import dev.holdfast.kit.service.scheduling.SchedulingTokenKeys;
import dev.holdfast.webhook.archive.WebhookEvents;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Beans that the kits need from this service. */
@Singleton
class Wiring {

    @Produces
    @Singleton
    SchedulingTokenKeys schedulingTokenKeys(@ConfigProperty(name = "holdfast.scheduling-token-keys") String keys) {
        return new SchedulingTokenKeys(keys);
    }

    @Produces
    @Singleton
    OutboxCollections outboxCollections() {
        return () -> List.of(WebhookEvents.COLLECTION);
    }
}
