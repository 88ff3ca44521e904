package dev.holdfast.bench.jobs;

import dev.holdfast.bench.jobs.peer.PeerFailure;
import dev.holdfast.localstack.StackOptions;
import dev.holdfast.localstack.process.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures, prints a table, and writes the figures where they are wanted. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        description = "Durable jobs a second, their cost and their lateness, beside BullMQ, Agenda and JobRunr.")
public final class JobsCommand implements Callable<Integer> {

    private static final int MAX_JOBS = 100_000;
    private static final int MAX_ROUNDS = 20;
    private static final int MAX_SLOTS = 2_000;
    private static final int MAX_SECONDS = 300;
    private static final int MAX_HERD = 45_000;

    /** A lane takes four fifths of 50,000 hints from full scans, and there are three. */
    private static final int MAX_HINTS = 120_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many jobs are born in each round, 1 to 100,000; 20,000 unless given.")
    private int jobs;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many rounds there are after those that warm up, 1 to 20; 3 unless given.")
    private int rounds;

    @Option(
            names = "--slots",
            paramLabel = "N",
            defaultValue = "600",
            description = "How many jobs run at once, of peers as well, 1 to 2,000; 600 unless given.")
    private int slots;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long jobs are born at 500 a second, 1 to 300; 30 unless given.")
    private int seconds;

    @Option(
            names = "--herds",
            paramLabel = "N,…",
            split = ",",
            defaultValue = "10000,40000",
            description = "How many are due at one instant, each 1 to 45,000; 10000,40000 unless given.")
    private List<Integer> herds = List.of();

    @Option(
            names = "--hints",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many are hinted when Redis is wiped, 1 to 120,000; 100,000 unless given.")
    private int hints;

    @Option(names = "--no-peers", description = "Leaves out BullMQ, Agenda and JobRunr; two of them need node and npm.")
    private boolean noPeers;

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
        requireWithin("--jobs", jobs, MAX_JOBS);
        requireWithin("--rounds", rounds, MAX_ROUNDS);
        requireWithin("--slots", slots, MAX_SLOTS);
        requireWithin("--seconds", seconds, MAX_SECONDS);
        herds.forEach(herd -> requireWithin("--herds", herd, MAX_HERD));
        requireWithin("--hints", hints, MAX_HINTS);
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        try (var bench = JobsBench.start(plan(), out)) {
            Figures figures = bench.measure();
            new Table(out).print(figures);
            if (json != null) {
                Files.writeString(json, figures.toJson());
            }
            return 0;
        } catch (StartFailure | PeerFailure | ConditionTimeoutException failure) {
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
                jobs,
                rounds,
                slots,
                Duration.ofSeconds(seconds),
                List.copyOf(herds),
                hints,
                !noPeers);
    }

    private void requireWithin(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " is from 1 to " + most);
        }
    }
}
