package dev.holdfast.faults.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param jobs how many were looked at
 * @param lost jobs that have not ended, or are not there at all
 * @param doubled jobs whose effect happened twice, or that ended twice
 * @param wrong sentences about anything else that may not happen
 * @param worstLateness the longest time from due to first claimed
 * @param p99Lateness within which 99 of 100 jobs were first claimed
 * @param mostCalls how often at most the owner was asked about one job
 * @param lastEnd when the last of the jobs ended; null where none has
 */
public record Verdict(
        int jobs,
        List<String> lost,
        List<String> doubled,
        List<String> wrong,
        Duration worstLateness,
        Duration p99Lateness,
        int mostCalls,
        @Nullable Instant lastEnd) {

    public Verdict {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        wrong = List.copyOf(wrong);
    }

    /** Is nothing lost, nothing doubled and nothing wrong? */
    public boolean isGreen() {
        return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
    }
}
