package dev.holdfast.notification.delivery;

import dev.holdfast.kit.service.retention.RetentionConfig;
import dev.holdfast.kit.service.retention.RetentionRule;
import dev.holdfast.kit.service.retention.RetentionRules;
import jakarta.inject.Singleton;
import java.util.List;

/** Deliveries go long after their jobs: what was never told would be told again. */
@Singleton
class DeliveryRetention implements RetentionRules {

    private final RetentionConfig retention;

    DeliveryRetention(RetentionConfig retention) {
        this.retention = retention;
    }

    @Override
    public List<RetentionRule> rules() {
        return List.of(RetentionRule.deleting("deliveries", "startedAt", retention.deliveries()));
    }
}
