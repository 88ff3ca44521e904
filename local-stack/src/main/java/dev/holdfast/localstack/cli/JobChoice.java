package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.operator.Operator;
import picocli.CommandLine.Parameters;

/** The one job that a command is about. */
final class JobChoice {

    @Parameters(paramLabel = "ID", description = "In quotes: it contains |.")
    private String id = "";

    /** Its path, or that of something of it. */
    String path(String... rest) {
        return Operator.at(Jobs.ALL, id, rest);
    }
}
