package dev.holdfast.bench.webhooks;

import dev.holdfast.localstack.StackOptions;
import dev.holdfast.localstack.process.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures, prints a table, and writes the figures where they are wanted. */
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        description = "Calendly webhooks a second, beside a bare handler that only inserts the same document.")
public final class WebhooksCommand implements Callable<Integer> {

    private static final int MAX_SECONDS = 120;
    private static final int MAX_ROUNDS = 20;
    private static final int MAX_CONNECTIONS = 60;

    @Spec
    private CommandSpec spec = CommandSpec.create();

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

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "12000",
            description = "Where the stack of the bench listens; 12000 unless given.")
    private int portBase;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Its data, thrown away before and after; .local/bench-<port base> unless given.")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there as well.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        requireWithin("--seconds", seconds, MAX_SECONDS);
        requireWithin("--rounds", rounds, MAX_ROUNDS);
        requireWithin("--connections", connections, MAX_CONNECTIONS);
        requireWithin("--drain-seconds", drainSeconds, MAX_SECONDS);
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        try (var bench = WebhooksBench.start(plan(), out)) {
            Figures figures = bench.measure();
            new Table(out).print(figures);
            if (json != null) {
                Files.writeString(json, figures.toJson());
            }
            return figures.accounts().nothingLost() ? 0 : 1;
        } catch (StartFailure failure) {
            System.err.println("✗ " + failure.getMessage());
            return 1;
        }
    }

    private Plan plan() {
        Path root = Path.of(System.getProperty("holdfast.root", ""))
                .toAbsolutePath()
                .normalize();
        Path usual = StackOptions.at(root, portBase).data().resolveSibling("bench-" + portBase);
        return new Plan(
                root,
                data == null ? usual : data.toAbsolutePath().normalize(),
                portBase,
                Duration.ofSeconds(seconds),
                rounds,
                connections,
                Duration.ofSeconds(drainSeconds));
    }

    private void requireWithin(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " is from 1 to " + most);
        }
    }
}
