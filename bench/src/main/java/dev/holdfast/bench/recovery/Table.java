package dev.holdfast.bench.recovery;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures for people, at most 80 columns wide. */
final class Table {

    private final PrintWriter out;

    Table(PrintWriter out) {
        this.out = out;
    }

    void print(Figures figures) {
        out.println();
        out.printf(Locale.ROOT, "%,d jobs in three lanes, %d processors%n%n", figures.jobs(), figures.processors());
        row(
                "hints there again, at worst",
                figures.worstRefillMillis() + " ms",
                figures.worstRefillMillis() <= Figures.REFILL_MILLIS_ALLOWED,
                Figures.REFILL_MILLIS_ALLOWED + " ms");
        row(
                "Redis, bytes a job",
                String.format(Locale.ROOT, "%.0f", figures.bytesPerJob()),
                figures.bytesPerJob() <= Figures.BYTES_ALLOWED,
                String.format(Locale.ROOT, "%.0f", Figures.BYTES_ALLOWED));
        row(
                "booking with its jobs, 99 %",
                String.format(Locale.ROOT, "x %.2f", figures.ratio()),
                figures.ratio() <= Figures.RATIO_ALLOWED,
                String.format(Locale.ROOT, "x %.2f", Figures.RATIO_ALLOWED));
        out.println();
        out.printf(
                "  rounds   %s ms%n",
                figures.refilledMillis().stream().map(Object::toString).collect(Collectors.joining(", ")));
        out.printf(
                Locale.ROOT,
                "  writes   %,d each; half within %.2f ms and %.2f ms with jobs,%n",
                figures.plain().count(),
                figures.plain().p50Millis(),
                figures.withOutbox().p50Millis());
        out.printf(
                Locale.ROOT,
                "           99 %% within %.2f ms and %.2f ms%n",
                figures.plain().p99Millis(),
                figures.withOutbox().p99Millis());
    }

    private void row(String what, String seen, boolean met, String wanted) {
        out.printf("  %-30s %10s   %s %s%n", what, seen, met ? "meets" : "misses", wanted);
    }
}
