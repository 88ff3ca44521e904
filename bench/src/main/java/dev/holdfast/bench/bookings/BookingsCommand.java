package dev.holdfast.bench.bookings;

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
        name = "bookings",
        mixinStandardHelpOptions = true,
        description =
                "Bookings a second, beside a bare handler that only inserts the same document; rivals for one time; "
                        + "a month of free times.")
public final class BookingsCommand implements Callable<Integer> {

    private static final int MAX_SECONDS = 60;
    private static final int MAX_ROUNDS = 10;
    private static final int MAX_CONNECTIONS = 60;
    private static final int MAX_PRACTITIONERS = 500;
    private static final int MAX_STORED = 8_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long each stretch of load lasts, 1 to 60; 10 unless given.")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each side has its turn, 1 to 10; 3 unless given.")
    private int rounds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "How many requests are under way at once, 1 to 60; 32 unless given.")
    private int connections;

    @Option(
            names = "--practitioners",
            paramLabel = "N",
            defaultValue = "200",
            description = "Whose time is booked, 1 to 500; 200 unless given.")
    private int practitioners;

    @Option(
            names = "--stored",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Bookings in the month that is asked about, 1 to 8000; 5000 unless given.")
    private int stored;

    @Mixin
    private BenchChoice choice = new BenchChoice();

    @Override
    public Integer call() throws IOException {
        choice.requireWithin("--seconds", seconds, MAX_SECONDS);
        choice.requireWithin("--rounds", rounds, MAX_ROUNDS);
        choice.requireWithin("--connections", connections, MAX_CONNECTIONS);
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
                Duration.ofSeconds(seconds),
                rounds,
                connections,
                practitioners,
                stored);
    }
}
