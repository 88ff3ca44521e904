package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.StackOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which every command is told which stack is meant. */
final class StackChoice {

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "8000",
            description = "Every port moves to N + (port - 8000); 8000 unless given.")
    private int portBase;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data, logs and secrets; .local/<port base> unless given.")
    private @Nullable Path data;

    StackOptions options() {
        Path root = root();
        return data == null ? StackOptions.at(root, portBase) : new StackOptions(root, portBase, data);
    }

    static Path root() {
        return Path.of(System.getProperty("holdfast.root", "")).toAbsolutePath().normalize();
    }
}
