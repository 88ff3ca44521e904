package dev.holdfast.bench.recovery;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
        name = "recovery",
        mixinStandardHelpOptions = true,
        description = "How soon a wiped queue Redis is full of hints again, and what jobs cost where they are born.")
public final class RecoveryCommand implements Callable<Integer> {

    /** A lane takes four fifths of 50,000 hints from full scans, and there are three. */
    private static final int MAX_JOBS = 120_000;

    private static final int MAX_ROUNDS = 20;
    private static final int MAX_WRITES = 100_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

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
        requireWithin("--writes", writes, MAX_WRITES);
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Path folder = folder();
        ScratchFolder.delete(folder);
        out.println("· starting a stack");
        try (LocalStack local =
                LocalStack.start(new StackOptions(root(), portBase, folder).compiledAsDeployed(), Progress.SILENT)) {
            Figures figures = measure(local, out);
            new Table(out).print(figures);
            if (json != null) {
                Files.writeString(json, figures.toJson());
            }
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

    private static Path root() {
        return Path.of(System.getProperty("holdfast.root", "")).toAbsolutePath().normalize();
    }

    private Path folder() {
        Path usual = StackOptions.at(root(), portBase).data().resolveSibling("bench-" + portBase);
        return data == null ? usual : data.toAbsolutePath().normalize();
    }

    private void requireWithin(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " is from 1 to " + most);
        }
    }
}
