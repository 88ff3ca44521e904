package dev.holdfast.bench.webhooks;

import dev.holdfast.bench.cli.BenchChoice;
import dev.holdfast.bench.cli.LoadChoice;
import dev.holdfast.localstack.process.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures, prints a table, and writes the figures where they are wanted. */
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        description = "Calendly webhooks a second, beside a bare handler that only inserts the same document.")
public final class WebhooksCommand implements Callable<Integer> {

    private static final int MAX_DRAIN_SECONDS = 120;

    @Option(
            names = "--drain-seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long at most the backlog is watched, 1 to 120; 30 unless given.")
    private int drainSeconds;

    @Mixin
    private LoadChoice load = new LoadChoice();

    @Mixin
    private BenchChoice choice = new BenchChoice();

    @Override
    public Integer call() throws IOException {
        load.require(choice);
        choice.requireWithin("--drain-seconds", drainSeconds, MAX_DRAIN_SECONDS);
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        try (var bench = WebhooksBench.start(plan(), out)) {
            Figures figures = bench.measure();
            new Table(out).print(figures);
            choice.keep(figures.toJson());
            return figures.accounts().nothingLost() ? 0 : 1;
        } catch (StartFailure failure) {
            System.err.println("✗ " + failure.getMessage());
            return 1;
        }
    }

    private Plan plan() {
        return new Plan(
                choice.root(),
                choice.data(),
                choice.portBase(),
                load.stretch(),
                load.rounds(),
                load.connections(),
                Duration.ofSeconds(drainSeconds));
    }
}
