package dev.holdfast.booking.task;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one of the staff closes a task.
 *
 * @param jobs what follows from it
 */
record Resolution(
        String userId,
        @Nullable TaskDecision decision,
        @Nullable String note,
        List<OutboxEntry> jobs) {}
