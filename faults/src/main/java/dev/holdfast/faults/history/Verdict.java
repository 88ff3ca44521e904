package dev.holdfast.faults.history;

import java.time.Duration;
import java.util.List;

/**
 * What a check found.
 *
 * @param jobs how many were looked at
 * @param lost jobs that have not ended, or are not there at all
 * @param doubled jobs whose effect happened twice, or that ended twice
 * @param wrong sentences about anything else that may not happen
 * @param worstLateness the longest time from due to first claimed
 * @param p99Lateness within which 99 of 100 jobs were first claimed
 */
public record Verdict(
        int jobs,
        List<String> lost,
        List<String> doubled,
        List<String> wrong,
        Duration worstLateness,
        Duration p99Lateness) {

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
