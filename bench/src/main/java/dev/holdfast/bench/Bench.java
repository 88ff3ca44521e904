package dev.holdfast.bench;

import dev.holdfast.bench.bookings.BookingsCommand;
import dev.holdfast.bench.jobs.JobsCommand;
import dev.holdfast.bench.recovery.RecoveryCommand;
import dev.holdfast.bench.webhooks.WebhooksCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where {@code ./holdfast bench} arrives. Exit status: 0 measured, 1 something was lost or did not start, 2 wrong usage. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures on a stack of its own, which is thrown away.",
        subcommands = {WebhooksCommand.class, RecoveryCommand.class, JobsCommand.class, BookingsCommand.class})
public final class Bench {

    /** Held, so that its level stays: what the driver has to say is no figure. */
    private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

    private Bench() {}

    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    /** Runs a bench and answers the status to exit with. */
    static int run(String... arguments) {
        DRIVER.setLevel(Level.OFF);
        return new CommandLine(new Bench()).setUsageHelpAutoWidth(true).execute(arguments);
    }
}
