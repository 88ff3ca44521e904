package dev.holdfast.faults;

import dev.holdfast.faults.cell.Cell;
import dev.holdfast.faults.cell.Cells;
import dev.holdfast.faults.history.Verdict;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where {@code ./holdfast faults} arrives. Exit status: 0 everything as it must be, 1 a cell is red, 2 wrong usage. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = "Breaks real processes while jobs run, and checks that none is lost and none is done twice.")
public final class Faults implements Callable<Integer> {

    /** Held, so that their level stays: that MongoDB is away is no news here, nor what the driver logs with. */
    private static final List<Logger> DRIVER =
            List.of(Logger.getLogger("org.mongodb.driver"), Logger.getLogger("org.bson"));

    private static final int MAX_SECONDS = 300;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--only",
            paramLabel = "N",
            split = ",",
            description = "Only these cells, by number, as in --only 1,8.")
    private @Nullable List<Integer> only;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "15",
            description = "How long a fault lasts where that is a matter of taste, 4 to 300; 15 unless given.")
    private int seconds;

    @Option(
            names = "--control",
            description = "Runs cell 8 with workers whose writes are not fenced, and fails unless that is seen.")
    private boolean control;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data and logs, thrown away before; .local/faults unless given.")
    private @Nullable Path data;

    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    /** Runs what is asked for and answers the status to exit with. */
    static int run(String... arguments) {
        DRIVER.forEach(logger -> logger.setLevel(Level.OFF));
        return new CommandLine(new Faults()).setUsageHelpAutoWidth(true).execute(arguments);
    }

    @Override
    public Integer call() {
        if (seconds < 4 || seconds > MAX_SECONDS) {
            throw new ParameterException(spec.commandLine(), "--seconds is from 4 to " + MAX_SECONDS);
        }
        List<Cell> cells = control ? List.of(Cells.control()) : chosen();
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var table = new Table(out);
        long began = System.nanoTime();
        try (var matrix = new Matrix(root(), folder(), Duration.ofSeconds(seconds))) {
            table.head();
            List<Result> results = matrix.run(cells, table::row);
            if (control) {
                return told(out, results.getFirst());
            }
            table.foot(results, Duration.ofNanos(System.nanoTime() - began));
            return results.stream().allMatch(Result::isGreen) ? 0 : 1;
        }
    }

    private static int told(PrintWriter out, Result control) {
        Verdict verdict = control.verdict();
        boolean seen = verdict != null
                && !verdict.doubled().isEmpty()
                && verdict.wrong().stream().anyMatch(wrong -> wrong.contains("before its owner said so"));
        out.println(
                seen
                        ? "Without the fence the check turns red, as it must."
                        : "✗ Without the fence nothing was seen: the check is worth nothing.");
        return seen ? 0 : 1;
    }

    private List<Cell> chosen() {
        List<Cell> all = Cells.all();
        if (only == null) {
            return all;
        }
        Set<Integer> known = all.stream().map(Cell::number).collect(Collectors.toSet());
        for (Integer number : only) {
            if (!known.contains(number)) {
                throw new ParameterException(spec.commandLine(), "there is no cell " + number + "; cells are 1 to 20");
            }
        }
        return all.stream().filter(cell -> only.contains(cell.number())).toList();
    }

    private static Path root() {
        return Path.of(System.getProperty("holdfast.root", "")).toAbsolutePath().normalize();
    }

    private Path folder() {
        return data == null
                ? root().resolve(".local").resolve("faults")
                : data.toAbsolutePath().normalize();
    }
}
