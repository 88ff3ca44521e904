package dev.holdfast.bench.jobs;

import dev.holdfast.bench.jobs.Figures.Cost;
import dev.holdfast.bench.jobs.Figures.Herd;
import dev.holdfast.bench.jobs.Figures.Peers;
import dev.holdfast.bench.jobs.Figures.Setting;
import dev.holdfast.bench.jobs.Figures.Steady;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures for people, at most 80 columns wide. */
final class Table {

    private final PrintWriter out;

    Table(PrintWriter out) {
        this.out = out;
    }

    void print(Figures figures) {
        Setting setting = figures.setting();
        Steady steady = figures.steady();
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "jobs that do nothing, %d at once, %d x %,d, %d processors",
                setting.slots(),
                setting.rounds(),
                setting.jobs(),
                setting.processors()));
        out.println();
        row("a second, birth to DONE", whole(figures.rate()), atLeast(figures.rate(), Figures.RATE_WANTED));
        if (figures.peers() != null) {
            print(figures.rate(), figures.peers());
        }
        out.println();
        row(
                "late, 99 %% at %d a second".formatted(steady.perSecond()),
                millis(steady.p99Millis()),
                steady.met()
                        ? "meets " + millis(Figures.STEADY_P99_MILLIS_ALLOWED)
                        : "misses " + millis(Figures.STEADY_P99_MILLIS_ALLOWED));
        row("  half, and the worst", millis(steady.p50Millis()), millis(steady.worstMillis()));
        figures.herds().forEach(this::print);
        out.println();
        row(
                "hints there again, at worst",
                millis(worst(figures.refilledMillis())),
                whole(setting.hints()) + " of them");
        row("Redis, bytes a hint", whole(figures.bytesPerHint()), "");
        out.println();
        print(figures.cost());
        out.println("  rounds   " + rates(figures) + " a second");
        out.println("  claims   " + whole((double) figures.claimedAgain()) + " more than jobs");
    }

    private void print(double rate, Peers peers) {
        peer("Agenda", rate, peers.agenda(), Figures.TIMES_AGENDA_WANTED);
        peer("JobRunr", rate, peers.jobRunr(), Figures.TIMES_JOBRUNR_WANTED);
        row("  BullMQ, appendfsync always", whole(peers.bullMqDurable()), times(rate / peers.bullMqDurable()));
        row("  BullMQ, in memory", whole(peers.bullMq()), times(rate / peers.bullMq()));
    }

    private void peer(String name, double rate, double theirs, double wanted) {
        double times = rate / theirs;
        row("  " + name, whole(theirs), times(times) + ", " + (times >= wanted ? "meets " : "misses ") + times(wanted));
    }

    private void print(Herd herd) {
        row(
                "%,d due at one instant".formatted(herd.jobs()),
                millis(herd.lastMillis()),
                "to the last; half in " + millis(herd.p50Millis()));
    }

    private void print(Cost cost) {
        out.println(String.format(
                Locale.ROOT,
                "  a job    %.0f us of mongod, %.0f of Redis, %.0f of the worker, %.0f of promoter",
                cost.mongod(),
                cost.redis(),
                cost.worker(),
                cost.promoter()));
    }

    private static String rates(Figures figures) {
        return figures.rates().stream().map(Table::whole).collect(Collectors.joining(", "));
    }

    private static String atLeast(double seen, double wanted) {
        return seen >= wanted ? "meets " + whole(wanted) : "misses " + whole(wanted) + " by " + whole(wanted - seen);
    }

    private static String times(double factor) {
        return String.format(Locale.ROOT, "x %.2f", factor);
    }

    private static long worst(Collection<Long> all) {
        return all.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number));
    }

    private static String millis(long number) {
        return String.format(Locale.ROOT, "%,d ms", number);
    }

    private void row(String what, String seen, String verdict) {
        out.println(String.format(Locale.ROOT, "  %-30s %10s   %s", what, seen, verdict)
                .stripTrailing());
    }
}
