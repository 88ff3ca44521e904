package dev.holdfast.faults;

import dev.holdfast.faults.cell.Cell;
import dev.holdfast.faults.history.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cell ended.
 *
 * @param verdict on the history of its jobs; null when the cell could not be carried out
 * @param remarks what else was wrong, in sentences
 * @param healed from the end of the fault until the last job had ended
 */
public record Result(Cell cell, @Nullable Verdict verdict, List<String> remarks, Duration healed, Duration took) {

    /** The longest time from the end of a fault to the end of all jobs. */
    static final Duration HEALS_WITHIN = Duration.ofSeconds(60);

    public Result {
        remarks = List.copyOf(remarks);
    }

    static Result failed(Cell cell, Throwable failure, Duration took) {
        return new Result(cell, null, List.of("could not be carried out: " + failure), Duration.ZERO, took);
    }

    /** Is everything as it must be? */
    public boolean isGreen() {
        return verdict != null && verdict.isGreen() && remarks.isEmpty() && healed.compareTo(HEALS_WITHIN) <= 0;
    }

    /** What was wrong, a sentence each; a few of many. */
    List<String> objections() {
        List<String> all = new ArrayList<>(remarks);
        if (verdict != null) {
            all.addAll(verdict.wrong());
            verdict.lost().forEach(job -> all.add("lost: " + job));
            verdict.doubled().forEach(job -> all.add("doubled: " + job));
        }
        if (healed.compareTo(HEALS_WITHIN) > 0) {
            all.add("jobs were still open " + healed.toSeconds() + " s after the fault");
        }
        return all;
    }
}
