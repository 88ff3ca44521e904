package dev.holdfast.booking.task;

import dev.holdfast.kit.service.retention.RetentionConfig;
import dev.holdfast.kit.service.retention.RetentionRule;
import dev.holdfast.kit.service.retention.RetentionRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Resolved tasks go after a year; open ones never do. */
@ApplicationScoped
class TaskRetention implements RetentionRules {

    private final RetentionConfig retention;

    TaskRetention(RetentionConfig retention) {
        this.retention = retention;
    }

    @Override
    public List<RetentionRule> rules() {
        return List.of(RetentionRule.deleting("tasks", "resolvedAt", retention.tasks()));
    }
}
