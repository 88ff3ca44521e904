package dev.holdfast.bench.webhooks;

import dev.holdfast.bench.load.Side;
import dev.holdfast.bench.webhooks.Figures.Accounts;
import dev.holdfast.bench.webhooks.Figures.Drain;
import dev.holdfast.bench.webhooks.Figures.Setting;
import java.io.PrintWriter;
import java.time.Duration;
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
        Side gateway = figures.gateway();
        Side bare = figures.bare();
        out.println();
        out.printf(
                Locale.ROOT,
                "Calendly webhooks of %,d bytes, %d connections, %d x %d s, %d processors%n",
                setting.bodyBytes(),
                setting.connections(),
                setting.rounds(),
                setting.seconds(),
                setting.processors());
        out.println();
        row("", "gateway", "bare", "");
        row("a second, at most", whole(gateway.rate()), whole(bare.rate()), ratio(figures));
        out.printf(Locale.ROOT, "  at %s a second, from when each was due%n", whole(figures.openLoopRate()));
        row("  half within", millis(gateway.p50Millis()), millis(bare.p50Millis()), "");
        row("  99 % within", millis(gateway.p99Millis()), millis(bare.p99Millis()), p99(figures));
        row("  99.9 % within", millis(gateway.p999Millis()), millis(bare.p999Millis()), "");
        row("refused", String.valueOf(gateway.refused()), String.valueOf(bare.refused()), "");
        out.println();
        out.printf(Locale.ROOT, "  rounds   gateway %s%n", rates(gateway));
        out.printf(Locale.ROOT, "           bare    %s%n", rates(bare));
        print(figures.accounts());
        out.printf(
                Locale.ROOT,
                "  relay    all jobs born at most %,d ms after the load ended%n",
                figures.relayBehindMillis());
        print(figures.drain());
    }

    private void print(Accounts accounts) {
        out.printf(
                Locale.ROOT,
                "  checked  %,d acknowledged, %,d stored: %,d lost, %,d stored unasked,%n",
                accounts.acknowledged(),
                accounts.stored(),
                accounts.lost(),
                accounts.unasked());
        out.printf(
                Locale.ROOT,
                "           %,d without a job, %,d outboxes left%n",
                accounts.withoutJob(),
                accounts.outboxesLeft());
    }

    private void print(Drain drain) {
        out.printf(
                Locale.ROOT,
                "  backlog  %,d jobs; workers did %,d in %.0f s, %.0f a second%s%n",
                drain.backlog(),
                drain.done(),
                drain.seconds(),
                drain.rate(),
                restOf(drain));
    }

    private static String restOf(Drain drain) {
        if (drain.done() >= drain.backlog() || drain.done() == 0) {
            return "";
        }
        Duration all = Duration.ofSeconds(Math.round(drain.backlog() / drain.rate()));
        return String.format(
                Locale.ROOT, ",%n           all of it in %d min %02d s", all.toMinutes(), all.toSecondsPart());
    }

    private static String ratio(Figures figures) {
        return String.format(
                Locale.ROOT,
                "%.2f of bare, %s",
                figures.ratio(),
                verdict(
                        figures.ratioMet(),
                        String.format(Locale.ROOT, "%.2f", Figures.RATIO_WANTED),
                        String.format(Locale.ROOT, "by %.2f", Figures.RATIO_WANTED - figures.ratio())));
    }

    private static String p99(Figures figures) {
        double over = figures.gateway().p99Millis() - Figures.P99_MILLIS_ALLOWED;
        return verdict(figures.p99Met(), millis(Figures.P99_MILLIS_ALLOWED), "by " + millis(over));
    }

    private static String verdict(boolean met, String wanted, String missedBy) {
        return met ? "meets " + wanted : "misses " + wanted + " " + missedBy;
    }

    private static String rates(Side side) {
        return side.rates().stream().map(Table::whole).collect(Collectors.joining(" "));
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number));
    }

    private static String millis(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.1f ms" : "%.0f ms", number);
    }

    private void row(String what, String gateway, String bare, String verdict) {
        out.println(String.format(Locale.ROOT, "  %-22s %9s %9s   %s", what, gateway, bare, verdict)
                .stripTrailing());
    }
}
