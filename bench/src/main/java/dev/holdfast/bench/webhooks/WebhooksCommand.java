package dev.holdfast.bench.webhooks;

import dev.holdfast.bench.cli.BenchChoice;
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

    private static final int MAX_SECONDS = 120;
    private static final int MAX_ROUNDS = 20;
    private static final int MAX_CONNECTIONS = 60;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long each stretch of load lasts, 1 to 120; 10 unless given.")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each side has its turn, 1 to 20; 3 unless given.")
    private int rounds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "How many requests are under way at once, 1 to 60; 32 unless given.")
    private int connections;

    @Option(
            names = "--drain-seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long at most the backlog is watched, 1 to 120; 30 unless given.")
    private int drainSeconds;

    @Mixin
    private BenchChoice choice = new BenchChoice();

    @Override
    public Integer call() throws IOException {
        choice.requireWithin("--seconds", seconds, MAX_SECONDS);
        choice.requireWithin("--rounds", rounds, MAX_ROUNDS);
        choice.requireWithin("--connections", connections, MAX_CONNECTIONS);
        choice.requireWithin("--drain-seconds", drainSeconds, MAX_SECONDS);
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
                Duration.ofSeconds(seconds),
                rounds,
                connections,
                Duration.ofSeconds(drainSeconds));
    }
}
