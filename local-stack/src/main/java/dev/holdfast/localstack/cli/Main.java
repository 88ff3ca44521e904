package dev.holdfast.localstack.cli;

import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where {@code ./holdfast} arrives once there is a JDK and a built tree. */
@Command(
        name = "holdfast",
        description = "Runs Holdfast on this machine.",
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Logs.class,
            Demo.class,
            Contracts.class,
            Jobs.class,
            Hooks.class
        })
public final class Main {

    private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

    private Main() {}

    public static void main(String[] arguments) {
        DRIVER.setLevel(Level.OFF);
        CommandLine commands = new CommandLine(new Main())
                .setExecutionExceptionHandler(new OneSentence())
                .setUsageHelpAutoWidth(true);
        takingIdsWithADash(Objects.requireNonNull(commands.getSubcommands().get("hooks")));
        System.exit(commands.execute(arguments));
    }

    /** Ids of events may begin with what looks like an option. */
    private static void takingIdsWithADash(CommandLine command) {
        command.setUnmatchedOptionsArePositionalParams(true);
    }
}
