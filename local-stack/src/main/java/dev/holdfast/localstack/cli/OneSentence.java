package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.binary.BinaryFailure;
import dev.holdfast.localstack.operator.Refused;
import dev.holdfast.localstack.process.StartFailure;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one sentence, and shows the end of a log where there is one. */
final class OneSentence implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        switch (failure) {
            case StartFailure start -> {
                err.println("✗ " + start.getMessage());
                start.logEnd().lines().forEach(line -> err.println("    " + line));
            }
            case BinaryFailure binary -> err.println("✗ " + binary.getMessage());
            case Refused refused -> err.println("✗ " + refused.getMessage());
            case IllegalArgumentException usage -> err.println("✗ " + usage.getMessage());
            default -> failure.printStackTrace(err);
        }
        err.flush();
        return 1;
    }
}
