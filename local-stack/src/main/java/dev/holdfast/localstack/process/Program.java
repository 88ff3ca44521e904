package dev.holdfast.localstack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is to be run, and where its traces go.
 *
 * @param name what people call it, as in "mongodb did not start"
 * @param command program and arguments; never a secret, since everybody on the machine can read a command line
 * @param environment added to our own environment; the place for secrets
 * @param log standard output and error, appended
 * @param processFile remembers the running process
 */
public record Program(String name, List<String> command, Map<String, String> environment, Path log, Path processFile) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Leaves the environment out: it holds secrets. */
    @Override
    public String toString() {
        return "Program[" + name + "]";
    }
}
