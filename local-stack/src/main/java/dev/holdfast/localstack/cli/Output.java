package dev.holdfast.localstack.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lines for people: on the terminal, until a process that goes on behind it turns to a file. */
final class Output {

    private PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    synchronized void say(String line) {
        out.println(line);
    }

    /** From here on writes to a file, whoever may have read until now. */
    synchronized void continueIn(Path file) {
        try {
            out = new PrintStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true,
                    StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
