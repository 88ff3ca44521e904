package dev.holdfast.sandbox.calendly.webhook;

import java.time.Duration;

/**
 * When a failed message is tried again: after {@code unit}, then twice as long each time but never longer than
 * {@code cap}, until {@code horizon} has passed since its first attempt.
 */
public record RetryPlan(Duration unit, Duration cap, Duration horizon) {

    private static final int MOST_DOUBLINGS = 30;

    public RetryPlan {
        if (!unit.isPositive() || cap.compareTo(unit) < 0 || horizon.isNegative()) {
            throw new IllegalArgumentException("the retry unit must be positive and no longer than its cap");
        }
    }

    /** The pause after so many failures, at least one. */
    Duration pauseAfter(int failures) {
        var doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        var cappedFactor = Math.min(1L << doublings, cap.toMillis() / Math.max(1, unit.toMillis()) + 1);
        var pause = unit.multipliedBy(cappedFactor);
        return pause.compareTo(cap) < 0 ? pause : cap;
    }
}
