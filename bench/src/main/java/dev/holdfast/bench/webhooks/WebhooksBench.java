package dev.holdfast.bench.webhooks;

import dev.holdfast.bench.load.Load;
import dev.holdfast.bench.load.Measured;
import dev.holdfast.bench.load.Runs;
import dev.holdfast.bench.load.Shot;
import dev.holdfast.bench.load.Target;
import dev.holdfast.bench.webhooks.Figures.Setting;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The course of a run. The workers are stopped first, and both sides warmed up; then they take turns at full speed, then at half
 * of the bare handler's speed, so that whatever drifts meanwhile meets both. At the end every event is accounted for, and the
 * workers come back to the backlog.
 */
final class WebhooksBench implements AutoCloseable {

    /** More prepared requests than can be sent: half again of what the last stretch came to, and some. */
    private static final double AMPLE = 1.5;

    private static final int FIRST_GUESS_PER_SECOND = 2_000;

    /** Connections of one side; the gateway takes 64 deliveries at once. */
    private static final int POOL = 60;

    private static final int BARE_PORT = 191;

    private final Plan plan;
    private final PrintWriter out;
    private final BenchStack stack;
    private final Load load = new Load();
    private Duration relayBehind = Duration.ZERO;

    private WebhooksBench(Plan plan, PrintWriter out, BenchStack stack) {
        this.plan = plan;
        this.out = out;
        this.stack = stack;
    }

    /** Starts the stack that is measured. */
    static WebhooksBench start(Plan plan, PrintWriter out) {
        out.println("· starting a stack");
        return new WebhooksBench(plan, out, BenchStack.start(plan));
    }

    Figures measure() {
        stack.stopWorkers();
        Runs gateway = new Runs(target(URI.create(stack.gatewayUrl()).getPort()));
        List<Shot> first = stack.events().make(1);
        stack.startBare(plan.portBase() + BARE_PORT, () -> gateway.count(load.openLoop(gateway.target(), first, 1)));
        Runs bare = new Runs(target(plan.portBase() + BARE_PORT));
        warmUp(gateway, bare);
        for (int round = 1; round <= plan.rounds(); round++) {
            atFullSpeed(round, gateway, bare);
        }
        double rate = bare.rate() / 2;
        for (int round = 1; round <= plan.rounds(); round++) {
            atRate(round, rate, gateway, bare);
        }
        var accounts = stack.account(gateway.acknowledged());
        out.println("· the workers are back");
        var drain = stack.drain(plan.drain());
        int bytes = first.getFirst().length();
        return new Figures(setting(bytes), gateway.side(), bare.side(), rate, relayBehind.toMillis(), accounts, drain);
    }

    private void warmUp(Runs gateway, Runs bare) {
        out.println("· warming up");
        gateway.count(fullSpeed(gateway, FIRST_GUESS_PER_SECOND));
        stack.books().awaitRelay();
        bare.count(fullSpeed(bare, FIRST_GUESS_PER_SECOND));
    }

    private void atFullSpeed(int round, Runs gateway, Runs bare) {
        Measured ours = gateway.addClosed(fullSpeed(gateway, gateway.expected()));
        awaitRelay();
        Measured theirs = bare.addClosed(fullSpeed(bare, bare.expected()));
        out.printf(
                Locale.ROOT,
                "· full speed %d of %d: gateway %.0f, bare %.0f a second%n",
                round,
                plan.rounds(),
                ours.rate(),
                theirs.rate());
    }

    private void atRate(int round, double rate, Runs gateway, Runs bare) {
        List<Shot> shots =
                stack.events().make(Math.max(1, (int) (rate * plan.stretch().toSeconds())));
        gateway.addOpen(load.openLoop(gateway.target(), shots, rate));
        awaitRelay();
        bare.addOpen(load.openLoop(bare.target(), shots, rate));
        out.printf(Locale.ROOT, "· half speed %d of %d%n", round, plan.rounds());
    }

    private Measured fullSpeed(Runs side, double expectedRate) {
        int enough = (int) (expectedRate * AMPLE * plan.stretch().toSeconds()) + plan.connections();
        return load.closedLoop(side.target(), stack.events().make(enough), plan.connections(), plan.stretch());
    }

    private void awaitRelay() {
        Duration took = stack.books().awaitRelay();
        relayBehind = took.compareTo(relayBehind) > 0 ? took : relayBehind;
    }

    private Target target(int port) {
        return load.target(port, POOL);
    }

    private Setting setting(int bodyBytes) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Setting(
                processors, plan.connections(), plan.rounds(), plan.stretch().toSeconds(), bodyBytes);
    }

    @Override
    public void close() {
        load.close();
        stack.close();
    }
}
