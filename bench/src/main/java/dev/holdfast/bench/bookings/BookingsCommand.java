package dev.holdfast.bench.bookings;

import dev.holdfast.bench.cli.BenchChoice;
import dev.holdfast.bench.cli.LoadChoice;
import dev.holdfast.localstack.process.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures, prints a table, and writes the figures where they are wanted. */
@Command(
        name = "bookings",
        mixinStandardHelpOptions = true,
        description =
                "Bookings a second, beside a bare handler that only inserts the same document; rivals for one time; "
                        + "a month of free times.")
public final class BookingsCommand implements Callable<Integer> {

    private static final int MAX_PRACTITIONERS = 500;
    private static final int MAX_STORED = 8_000;

    @Option(
            names = "--practitioners",
            paramLabel = "N",
            defaultValue = "200",
            description = "Whose time is booked, 1 to 500; few are soon booked out. 200 unless given.")
    private int practitioners;

    @Option(
            names = "--stored",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Bookings of each of whom a month is asked about, 1 to 8000; 5000 unless given.")
    private int stored;

    @Mixin
    private LoadChoice load = new LoadChoice();

    @Mixin
    private BenchChoice choice = new BenchChoice();

    @Override
    public Integer call() throws IOException {
        load.require(choice);
        choice.requireWithin("--practitioners", practitioners, MAX_PRACTITIONERS);
        choice.requireWithin("--stored", stored, MAX_STORED);
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        try (var bench = BookingsBench.start(plan(), out)) {
            Figures figures = bench.measure();
            new Table(out).print(figures);
            choice.keep(figures.toJson());
            return figures.accounts().nothingLost() && figures.rivals().oneEach() ? 0 : 1;
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
                practitioners,
                stored);
    }
}
