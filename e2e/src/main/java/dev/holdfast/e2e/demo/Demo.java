package dev.holdfast.e2e.demo;

import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.e2e.driver.StackStatus;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Drives the story against a running stack. Exit status: 0 all as promised, 1 a promise was broken, 2 wrong usage. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Registers, books at Calendly and here, moves and cancels against a running stack and tells what it sees.")
public final class Demo implements Callable<Integer> {
    /** Held, so that its level stays: what the driver has to say belongs to no story. */
    private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

    @Option(
            names = "--status",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "what `holdfast status --json` said; - reads it from standard input (default)")
    private String status = "-";

    private final Clock clock;
    private final Consumer<Instant> waiting;
    private final Consumer<Set<String>> confidant;

    private Demo(Clock clock, Consumer<Instant> waiting, Consumer<Set<String>> confidant) {
        this.clock = clock;
        this.waiting = waiting;
        this.confidant = confidant;
    }

    /** Runs the demo as a program. */
    public static void main(String... arguments) {
        System.exit(run(Clock.systemUTC(), moment -> {}, words -> {}, arguments));
    }

    /**
     * Runs the demo and answers the status to exit with.
     *
     * @param clock by which the stack goes
     * @param waiting is told up to when there is nothing to be seen, before the story waits for it
     * @param confidant is told in the end what nobody else may read anywhere: names, addresses, passwords and tokens of the story
     */
    static int run(Clock clock, Consumer<Instant> waiting, Consumer<Set<String>> confidant, String... arguments) {
        DRIVER.setLevel(Level.OFF);
        return new CommandLine(new Demo(clock, waiting, confidant)).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var narrator = new Narrator(out);
        try (var stack = new Stack(StackStatus.from(status), clock)) {
            out.println("The story against " + stack.status().edge());
            new Story(stack, narrator, waiting).tell();
            confidant.accept(stack.words().all());
        } catch (Promise.Broken broken) {
            narrator.end("Not as promised, after " + narrator.steps() + " steps.");
            return 1;
        }
        narrator.end("All " + narrator.steps() + " steps were as promised.");
        return 0;
    }
}
