package dev.holdfast.notification.platform;

import dev.holdfast.kit.job.outbox.OutboxCollections;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where the jobs of this service are born. */
@ApplicationScoped
class NotificationOutbox implements OutboxCollections {

    @Override
    public List<String> names() {
        return List.of("preferences");
    }
}
