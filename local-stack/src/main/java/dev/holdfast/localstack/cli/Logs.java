package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.RunningStack;
import dev.holdfast.localstack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the end of the logs, also of a stack that has ended. */
@Command(name = "logs", description = "Shows the end of one part's log, or of all.")
final class Logs implements Callable<Integer> {

    @Mixin
    private StackChoice choice = new StackChoice();

    @Parameters(arity = "0..1", paramLabel = "PART", description = "As named by `holdfast status`; all unless given.")
    private @Nullable String part;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "How many lines; 100 unless given.")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Stay, and show what comes.")
    private boolean follow;

    @Override
    public Integer call() throws Exception {
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-F");
        }
        for (Path log : logs()) {
            command.add(log.toString());
        }
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private List<Path> logs() throws IOException {
        StackOptions options = choice.options();
        List<Path> all = all(RunningStack.logOf(options, "edge").getParent());
        if (part == null && !all.isEmpty()) {
            return all;
        }
        return all.stream()
                .filter(log -> nameOf(log).equals(part))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new IllegalArgumentException("There is no such log in " + options.data()
                        + "/logs; there are: "
                        + String.join(", ", all.stream().map(Logs::nameOf).toList())));
    }

    private static List<Path> all(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private static String nameOf(Path log) {
        String file = String.valueOf(log.getFileName());
        return file.substring(0, file.length() - ".log".length());
    }
}
