package dev.holdfast.bench.webhooks;

import dev.holdfast.bench.load.Measured;
import dev.holdfast.bench.load.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** One side, and what was measured of it so far. */
final class Runs {

    private static final double MICROS_PER_MILLI = 1000;

    private final Target target;
    private final List<Measured> closed = new ArrayList<>();
    private final List<Measured> open = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();
    private long refused;
    private double lastRate;

    Runs(Target target) {
        this.target = target;
    }

    Target target() {
        return target;
    }

    Measured addClosed(Measured measured) {
        closed.add(measured);
        return count(measured);
    }

    Measured addOpen(Measured measured) {
        open.add(measured);
        return count(measured);
    }

    /** What it did is remembered, how fast is not. */
    Measured count(Measured measured) {
        acknowledged.addAll(measured.acknowledged());
        refused += measured.refused();
        lastRate = measured.rate();
        return measured;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** The rate of the last stretch. */
    double expected() {
        return lastRate;
    }

    double rate() {
        return median(closed, Measured::rate);
    }

    Figures.Side figures() {
        return new Figures.Side(
                closed.stream().map(Measured::rate).toList(),
                rate(),
                median(open, run -> percentile(run, 50)),
                median(open, run -> percentile(run, 99)),
                median(open, run -> percentile(run, 99.9)),
                refused);
    }

    private static double percentile(Measured run, double percent) {
        return run.micros().getValueAtPercentile(percent) / MICROS_PER_MILLI;
    }

    private static double median(List<Measured> runs, ToDoubleFunction<Measured> what) {
        double[] sorted = runs.stream().mapToDouble(what).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
