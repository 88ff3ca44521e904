package dev.holdfast.bench.bookings;

import dev.holdfast.bench.bookings.Figures.Accounts;
import dev.holdfast.bench.bookings.Figures.Month;
import dev.holdfast.bench.bookings.Figures.Rivals;
import dev.holdfast.bench.bookings.Figures.Setting;
import dev.holdfast.bench.load.Side;
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
        Setting setting = figures.setting();
        Side service = figures.service();
        Side bare = figures.bare();
        out.println();
        out.printf(
                Locale.ROOT,
                "Bookings of %,d bytes, %d connections, %d x %d s, %d processors%n",
                setting.documentBytes(),
                setting.connections(),
                setting.rounds(),
                setting.seconds(),
                setting.processors());
        out.println();
        row("", "service", "bare", "");
        row(
                "a second, at most",
                whole(service.rate()),
                whole(bare.rate()),
                atLeast(service.rate(), Figures.RATE_WANTED));
        out.printf(
                Locale.ROOT,
                "  share of the bare insert: %.2f, %s%n",
                figures.ratio(),
                figures.ratio() >= Figures.RATIO_WANTED ? "meets 0.50" : "misses 0.50");
        out.printf(
                Locale.ROOT,
                "  a booking costs the service %,.0f µs, mongod %,.0f µs%n",
                figures.cost().service(),
                figures.cost().mongod());
        out.printf(Locale.ROOT, "  at %s a second, from when each was due%n", whole(figures.openLoopRate()));
        row("  half within", millis(service.p50Millis()), millis(bare.p50Millis()), "");
        row(
                "  99 % within",
                millis(service.p99Millis()),
                millis(bare.p99Millis()),
                atMost(service.p99Millis(), Figures.P99_MILLIS_ALLOWED));
        row("  99.9 % within", millis(service.p999Millis()), millis(bare.p999Millis()), "");
        row("refused", String.valueOf(service.refused()), String.valueOf(bare.refused()), "");
        out.println();
        out.printf(Locale.ROOT, "  rounds   service %s%n", rates(service));
        out.printf(Locale.ROOT, "           bare    %s%n", rates(bare));
        print(figures.rivals());
        print("in years", figures.ofYears());
        print("with all", figures.ofItself());
        print(figures.accounts());
    }

    private void print(Rivals rivals) {
        out.printf(
                Locale.ROOT,
                "  rivals   %d at once for one time, %d times: %s,%n",
                rivals.each(),
                rivals.millis().size(),
                rivals.oneEach() ? "one has it each time" : "NOT one each time");
        out.printf(
                Locale.ROOT,
                "           %,d of %,d others get 409; all within %s, %s%n",
                rivals.told(),
                (rivals.each() - 1L) * rivals.millis().size(),
                millis(rivals.worstMillis()),
                atMost(rivals.worstMillis(), Figures.RIVALS_MILLIS_ALLOWED));
    }

    private void print(String which, Month month) {
        out.printf(
                Locale.ROOT,
                "  month    %s of %,d bookings, %,d answers of %,d bytes:%n",
                which,
                month.stored(),
                month.answers(),
                month.bytes());
        out.printf(
                Locale.ROOT,
                "           half within %s, 99 %% within %s, %s%n",
                millis(month.p50Millis()),
                millis(month.p99Millis()),
                atMost(month.p99Millis(), Figures.MONTH_P99_MILLIS_ALLOWED));
    }

    private void print(Accounts accounts) {
        out.printf(
                Locale.ROOT,
                "  checked  %,d acknowledged, %,d stored, %,d without a job, %,d outboxes left%n",
                accounts.acknowledged(),
                accounts.stored(),
                accounts.withoutJob(),
                accounts.outboxesLeft());
    }

    private static String atLeast(double seen, double wanted) {
        return (seen >= wanted ? "meets " : "misses ") + whole(wanted);
    }

    private static String atMost(double seen, double allowed) {
        return (seen <= allowed ? "meets " : "misses ") + millis(allowed);
    }

    private static String rates(Side side) {
        return side.rates().stream().map(Table::whole).collect(Collectors.joining(" "));
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number));
    }

    private static String millis(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.1f ms" : "%,.0f ms", number);
    }

    private void row(String what, String service, String bare, String verdict) {
        out.println(String.format(Locale.ROOT, "  %-22s %9s %9s   %s", what, service, bare, verdict)
                .stripTrailing());
    }
}
