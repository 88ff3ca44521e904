package dev.holdfast.webhook.archive;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * An event to be processed again.
 *
 * @param dryRun {@code true} unless {@code false} is said: then nothing is written
 * @param expectedReplays how often the event had been replayed when the decision was made; needed unless it is a dry run, so that a
 *     request sent twice replays once
 */
record ReplayRequest(
        @Nullable Boolean dryRun, @Nullable @Min(0) Long expectedReplays) {

    /** Is it true that the event is to be replayed in earnest? */
    boolean saidInEarnest() {
        return dryRun != null && !dryRun;
    }
}
