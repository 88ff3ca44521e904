package dev.holdfast.bench.recovery;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.holdfast.bench.cli.BenchChoice;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.e2e.driver.StackStatus;
import dev.holdfast.localstack.LocalStack;
import dev.holdfast.localstack.Progress;
import dev.holdfast.localstack.ScratchFolder;
import dev.holdfast.localstack.StackOptions;
import dev.holdfast.localstack.process.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures, prints a table, and writes the figures where they are wanted. */
@Command(
        name = "recovery",
        mixinStandardHelpOptions = true,
        description = "How soon a wiped queue Redis is full of hints again, and what jobs cost where they are born.")
public final class RecoveryCommand implements Callable<Integer> {

    /** A lane takes four fifths of 50,000 hints from full scans, and there are three. */
    private static final int MAX_JOBS = 120_000;

    private static final int MAX_ROUNDS = 20;
    private static final int MAX_WRITES = 100_000;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "100000",
            description =
                    "How many jobs are hinted, 1 to 120,000, which is what three lanes take; 100,000 unless given.")
    private int jobs;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often Redis is wiped, 1 to 20; 5 unless given.")
    private int rounds;

    @Option(
            names = "--writes",
            paramLabel = "N",
            defaultValue = "5000",
            description = "How many bookings are inserted with and without jobs, 1 to 100,000; 5,000 unless given.")
    private int writes;

    @Mixin
    private BenchChoice choice = new BenchChoice();

    @Override
    public Integer call() throws IOException {
        choice.requireWithin("--jobs", jobs, MAX_JOBS);
        choice.requireWithin("--rounds", rounds, MAX_ROUNDS);
        choice.requireWithin("--writes", writes, MAX_WRITES);
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Path folder = choice.data();
        ScratchFolder.delete(folder);
        out.println("· starting a stack");
        try (LocalStack local = LocalStack.start(
                new StackOptions(choice.root(), choice.portBase(), folder).compiledAsDeployed(), Progress.SILENT)) {
            Figures figures = measure(local, out);
            new Table(out).print(figures);
            choice.keep(figures.toJson());
            return 0;
        } catch (StartFailure | ConditionTimeoutException failure) {
            System.err.println("✗ " + failure.getMessage());
            return 1;
        } finally {
            ScratchFolder.delete(folder);
        }
    }

    private Figures measure(LocalStack local, PrintWriter out) {
        StackStatus status = StackStatus.parse(local.status().toJson());
        try (MongoClient client = MongoClients.create(status.mongodb().uri());
                var stack = new Stack(status, Clock.systemUTC())) {
            out.println("· bookings with and without jobs");
            var cost = new OutboxCost(client);
            cost.measure(stack, writes);
            out.println("· wiping Redis");
            var hints = new Hints(local, client.getDatabase("holdfast").getCollection("jobs"));
            double bytes = hints.fill(jobs);
            List<Long> refilled = hints.wipe(rounds, jobs);
            hints.clear();
            int processors = Runtime.getRuntime().availableProcessors();
            return new Figures(processors, jobs, refilled, bytes, cost.plain(), cost.withOutbox());
        }
    }
}
