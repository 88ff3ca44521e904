package dev.holdfast.e2e.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/** Tells a story step by step: first what is done, then what was seen and how long it took. */
final class Narrator {
    private final PrintWriter out;
    private int steps;

    Narrator(PrintWriter out) {
        this.out = out;
    }

    void chapter(String title) {
        out.printf("%n%s%n", title);
    }

    /** Does a step, which answers what it saw or fails with what it expected. */
    void step(String title, Supplier<String> act) {
        steps++;
        out.printf("%3d  %s%n", steps, title);
        long begun = System.nanoTime();
        try {
            String seen = act.get();
            out.printf(
                    "     ✓ %s (%d ms)%n",
                    seen, Duration.ofNanos(System.nanoTime() - begun).toMillis());
        } catch (RuntimeException failure) {
            out.println("     ✗ " + String.valueOf(failure.getMessage()).replace("\n", "\n       "));
            throw failure;
        }
    }

    int steps() {
        return steps;
    }

    void end(String words) {
        out.printf("%n%s%n", words);
    }
}
