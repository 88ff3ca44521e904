package dev.holdfast.bench.jobs;

import dev.holdfast.bench.cli.BenchChoice;
import dev.holdfast.bench.jobs.peer.PeerFailure;
import dev.holdfast.localstack.process.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private BenchChoice choice = new BenchChoice();

    @Override
    public Integer call() throws IOException {
        choice.requireWithin("--jobs", jobs, MAX_JOBS);
        choice.requireWithin("--rounds", rounds, MAX_ROUNDS);
        choice.requireWithin("--slots", slots, MAX_SLOTS);
        choice.requireWithin("--seconds", seconds, MAX_SECONDS);
        herds.forEach(herd -> choice.requireWithin("--herds", herd, MAX_HERD));
        choice.requireWithin("--hints", hints, MAX_HINTS);
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        try (var bench = JobsBench.start(plan(), out)) {
            Figures figures = bench.measure();
            new Table(out).print(figures);
            choice.keep(figures.toJson());
            return 0;
        } catch (StartFailure | PeerFailure | ConditionTimeoutException failure) {
            System.err.println("✗ " + failure.getMessage());
            return 1;
        }
    }

    private Plan plan() {
        return new Plan(
                choice.root(),
                choice.data(),
                choice.portBase(),
                jobs,
                rounds,
                slots,
                Duration.ofSeconds(seconds),
                List.copyOf(herds),
                hints,
                !noPeers);
    }
}
