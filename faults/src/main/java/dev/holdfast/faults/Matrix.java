package dev.holdfast.faults;

import dev.holdfast.faults.cell.Cell;
import dev.holdfast.faults.cell.Cell.Findings;
import dev.holdfast.faults.history.HistoryCheck;
import dev.holdfast.faults.history.Verdict;
import dev.holdfast.faults.rig.Rig;
import dev.holdfast.faults.rig.ThreeMongos;
import dev.holdfast.localstack.ScratchFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs cells one after the other, on one rig as long as it is sound, and judges each. */
public final class Matrix implements AutoCloseable {

    private static final Duration PATIENCE = Result.HEALS_WITHIN.plusSeconds(30);

    private final Path root;
    private final Path folder;
    private final Duration time;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Rig rig;
    private int rigs;

    /**
     * @param root the checkout, already built
     * @param folder for data and logs; thrown away before
     * @param time how long a fault lasts, where that is a matter of taste
     */
    public Matrix(Path root, Path folder, Duration time) {
        this.root = root;
        this.folder = folder;
        this.time = time;
        ScratchFolder.delete(folder);
    }

    /** Runs these cells; each result is told as soon as it is there. */
    public List<Result> run(List<Cell> cells, Consumer<Result> told) {
        List<Result> results = new ArrayList<>();
        for (Cell cell : cells) {
            Result result = run(cell);
            results.add(result);
            told.accept(result);
        }
        return results;
    }

    private Result run(Cell cell) {
        long began = System.nanoTime();
        try {
            if (cell.ownRig()) {
                try (Rig three = threeNodes()) {
                    return run(cell, three, began);
                }
            }
            return run(cell, usual(), began);
        } catch (RuntimeException | AssertionError failure) {
            throwAway();
            return Result.failed(cell, failure, since(began));
        }
    }

    private Rig usual() {
        if (rig == null) {
            rig = Rig.start(root, next());
        }
        return rig;
    }

    private Rig threeNodes() {
        Path place = next();
        return Rig.start(root, place, ThreeMongos.start(place));
    }

    private Path next() {
        rigs++;
        return folder.resolve("rig-" + rigs);
    }

    private Result run(Cell cell, Rig on, long began) {
        on.clear();
        Findings findings = cell.script().run(on, time);
        on.heal();
        on.mended();
        on.awaitEnd(findings.jobs(), PATIENCE);
        Verdict verdict = HistoryCheck.check(
                findings.jobs(), on.recorder().steps(), on.owner().log());
        Duration healed = healed(on.mendedAt(), verdict);
        List<String> remarks = remarks(findings, verdict);
        Result result = new Result(cell, verdict, remarks, healed, since(began));
        if (!result.isGreen() && !cell.ownRig()) {
            throwAway();
        }
        return result;
    }

    private static List<String> remarks(Findings findings, Verdict verdict) {
        List<String> remarks = new ArrayList<>(findings.wrong());
        Duration limit = findings.p99Within();
        if (limit != null && verdict.p99Lateness().compareTo(limit) > 0) {
            remarks.add("jobs were late: " + verdict.p99Lateness().toMillis() + " ms at p99");
        }
        if (findings.calledOnce() && verdict.mostCalls() > 1) {
            remarks.add("the owner was called " + verdict.mostCalls() + " times for one job");
        }
        return remarks;
    }

    /** From the end of the fault to the end of the last job; nothing where all had ended before. */
    private Duration healed(Instant mended, Verdict verdict) {
        Instant end = verdict.lost().isEmpty() ? verdict.lastEnd() : clock.instant();
        return end == null || end.isBefore(mended) ? Duration.ZERO : Duration.between(mended, end);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** What is left of a red cell shall not colour the next. */
    private void throwAway() {
        if (rig != null) {
            rig.close();
            rig = null;
        }
    }

    @Override
    public void close() {
        throwAway();
    }
}
