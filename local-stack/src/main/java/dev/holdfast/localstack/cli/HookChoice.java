package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.operator.Operator;
import picocli.CommandLine.Parameters;

/** The one event that a command is about. */
final class HookChoice {

    @Parameters(paramLabel = "ID", description = "As listed.")
    private String id = "";

    /** Its path, or that of something of it. */
    String path(String... rest) {
        return Operator.at(Hooks.ALL, id, rest);
    }
}
