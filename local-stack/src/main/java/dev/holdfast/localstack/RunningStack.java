package dev.holdfast.localstack;

import dev.holdfast.localstack.process.ProcessFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A stack that another process started, seen from its data folder. */
public final class RunningStack {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final Duration PART_LIMIT = Duration.ofSeconds(10);

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

    /** Ends the stack and returns when no process is left: a supervisor that is killed has its parts ended by their guard. */
    public void stop() throws InterruptedException {
        List<ProcessHandle> parts = parts();
        supervisor.destroy();
        if (!endsWithin(supervisor, STOP_LIMIT)) {
            supervisor.destroyForcibly();
            endsWithin(supervisor, PART_LIMIT);
        }
        for (ProcessHandle part : parts) {
            if (!endsWithin(part, PART_LIMIT)) {
                throw new IllegalStateException("process " + part.pid() + " of the stack does not end");
            }
        }
    }

    private List<ProcessHandle> parts() {
        StackStatus now = status();
        return Stream.concat(
                        now.services().values().stream().map(StackStatus.ServiceStatus::pid),
                        Stream.of(
                                now.edgePid(),
                                now.sandbox().pid(),
                                now.mongodb().pid(),
                                now.redis().cache().pid(),
                                now.redis().queue().pid()))
                .filter(Objects::nonNull)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
    }

    private static boolean endsWithin(ProcessHandle process, Duration limit) throws InterruptedException {
        try {
            process.onExit().get(limit.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
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
