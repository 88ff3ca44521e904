package dev.holdfast.bench.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** One side, and what was measured of it so far. */
public final class Runs {

    private final Target target;
    private final List<Measured> closed = new ArrayList<>();
    private final List<Measured> open = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();
    private long refused;
    private double lastRate;

    public Runs(Target target) {
        this.target = target;
    }

    public Target target() {
        return target;
    }

    public Measured addClosed(Measured measured) {
        closed.add(measured);
        return count(measured);
    }

    public Measured addOpen(Measured measured) {
        open.add(measured);
        return count(measured);
    }

    /** What it did is remembered, how fast is not. */
    public Measured count(Measured measured) {
        acknowledged.addAll(measured.acknowledged());
        refused += measured.refused();
        lastRate = measured.rate();
        return measured;
    }

    public Set<String> acknowledged() {
        return acknowledged;
    }

    /** The rate of the last stretch. */
    public double expected() {
        return lastRate;
    }

    public double rate() {
        return median(closed, Measured::rate);
    }

    public Side side() {
        return new Side(
                closed.stream().map(Measured::rate).toList(),
                rate(),
                median(open, run -> run.millisAt(50)),
                median(open, run -> run.millisAt(99)),
                median(open, run -> run.millisAt(99.9)),
                refused);
    }

    private static double median(List<Measured> runs, ToDoubleFunction<Measured> what) {
        double[] sorted = runs.stream().mapToDouble(what).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
