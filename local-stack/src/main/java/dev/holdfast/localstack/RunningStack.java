package dev.holdfast.localstack;

import dev.holdfast.localstack.process.ProcessFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stack that another process started, seen from its data folder. */
public final class RunningStack {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final StackOptions options;
    private final StackFolder folder;
    private final ProcessHandle supervisor;

    private RunningStack(StackOptions options, StackFolder folder, ProcessHandle supervisor) {
        this.options = options;
        this.folder = folder;
        this.supervisor = supervisor;
    }

    /** The stack on the data of these options; its own port base counts, not that of the options. */
    public static Optional<RunningStack> find(StackOptions options) {
        StackFolder folder = new StackFolder(options.data());
        return new ProcessFile(folder.supervisor()).find().flatMap(supervisor -> portBaseOf(folder)
                .map(base -> new StackOptions(options.root(), base, options.data()))
                .map(actual -> new RunningStack(actual, folder, supervisor)));
    }

    public boolean isReady() {
        return Files.exists(folder.ready());
    }

    /** What runs at this moment; a part that does not run has no process id. */
    public StackStatus status() {
        return new StatusReport(options, folder, StackSecrets.keptIn(folder.secrets())).now();
    }

    /** The log of a part; the file may not exist. */
    public static Path logOf(StackOptions options, String part) {
        return new StackFolder(options.data()).logOf(part);
    }

    /** Ends the stack and returns when no process is left. */
    public void stop() throws InterruptedException {
        supervisor.destroy();
        try {
            supervisor.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            supervisor.destroyForcibly();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Optional<Integer> portBaseOf(StackFolder folder) {
        try {
            return Optional.of(
                    Integer.parseInt(Files.readString(folder.portBase()).strip()));
        } catch (IOException | NumberFormatException justStarting) {
            return Optional.empty();
        }
    }
}
