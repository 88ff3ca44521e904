package dev.holdfast.faults;

import dev.holdfast.faults.history.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Results for people, a line each as they come, at most 80 columns wide. */
final class Table {

    private static final String LINE = "%3s %-34s %6s %4s %4s %6s %6s %s%n";
    private static final int SENTENCES = 4;
    private static final int COLUMNS = 80;

    /** The cell that would have a second half. */
    private static final int FROZEN = 10;

    private final PrintWriter out;

    Table(PrintWriter out) {
        this.out = out;
    }

    void head() {
        out.printf(LINE, "", "injected", "jobs", "lost", "dbl", "late", "healed", "");
    }

    void row(Result result) {
        Verdict verdict = result.verdict();
        out.printf(
                LINE,
                result.cell().number(),
                cut(result.cell().injected(), 34),
                verdict == null ? "-" : verdict.jobs(),
                verdict == null ? "-" : verdict.lost().size(),
                verdict == null ? "-" : verdict.doubled().size(),
                verdict == null ? "-" : seconds(verdict.worstLateness()),
                seconds(result.healed()),
                result.isGreen() ? "ok" : "RED");
        List<String> objections = result.objections();
        objections.stream().limit(SENTENCES).forEach(objection -> out.println(cut("      " + objection, COLUMNS)));
        if (objections.size() > SENTENCES) {
            out.printf("      and %d more%n", objections.size() - SENTENCES);
        }
    }

    void foot(List<Result> results, Duration took) {
        if (results.stream().anyMatch(result -> result.cell().number() == FROZEN)) {
            out.println("    10 is without its full disk, which takes a file system of its own, and root");
        }
        long red = results.stream().filter(result -> !result.isGreen()).count();
        out.printf(
                Locale.ROOT,
                "%d of %d cells as they must be, in %d min %02d s%n",
                results.size() - red,
                results.size(),
                took.toMinutes(),
                took.toSecondsPart());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
