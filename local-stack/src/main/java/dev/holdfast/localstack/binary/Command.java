package dev.holdfast.localstack.binary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A short-lived program that was run to its end. */
record Command(int exitCode, String output) {

    private static final int CANNOT_RUN = 127;

    /** Runs it and gathers what it says; one that cannot be run at all has exit code 127. */
    static Command run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(process.waitFor(), output);
        } catch (IOException failure) {
            return new Command(CANNOT_RUN, String.valueOf(failure.getMessage()));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return new Command(CANNOT_RUN, "interrupted");
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
