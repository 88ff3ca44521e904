package dev.holdfast.kit.job.targets;

import java.time.Duration;

/**
 * Why a job is not let through, and when it should come back.
 *
 * @param reason {@link #AWAY} or {@link #SPENT}; kept as the job's error
 */
public record Refusal(Duration after, String reason) {

    /** The target has not answered lately; its breaker is open, or the probe that tries it is under way. */
    public static final String AWAY = "target-away";

    /** The target was asked as often as agreed. */
    public static final String SPENT = "budget-spent";

    static Refusal away(Duration after) {
        return new Refusal(after, AWAY);
    }

    static Refusal spent(Duration after) {
        return new Refusal(after, SPENT);
    }
}
