package dev.holdfast.localstack.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends our programs when this Java process ends, even by SIGKILL: a shell that knows their ids waits for the end of its
 * input, which the operating system closes for us.
 *
 * <p>A program that has ended is forgotten at once, so that an id given to somebody else is never hit.
 */
final class OrphanGuard {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            watched=' '
            while read -r sign pid; do
              case $sign in
                +) watched="$watched$pid " ;;
                -) watched="${watched%% $pid *} ${watched#* $pid }" ;;
              esac
            done
            for pid in $watched; do kill -9 "$pid" 2>/dev/null; done
            """;

    private static final OrphanGuard INSTANCE = new OrphanGuard();

    private final BufferedWriter input;

    private OrphanGuard() {
        try {
            Process shell = new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            input = shell.outputWriter(StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new IllegalStateException("no shell (sh) can be started", failure);
        }
    }

    static void watch(Process process) {
        INSTANCE.say("+ " + process.pid());
        var unused = process.onExit().thenRun(() -> INSTANCE.say("- " + process.pid()));
    }

    private synchronized void say(String line) {
        try {
            input.write(line);
            input.newLine();
            input.flush();
        } catch (IOException failure) {
            throw new IllegalStateException("the process guard is gone", failure);
        }
    }
}
