package dev.holdfast.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program of ours, running or not. Two objects over the same process file speak of the same process; all methods may be
 * called from any thread.
 */
public final class ChildProcess implements ServerProcess {

    private static final Duration SURE_TO_END = Duration.ofSeconds(20);

    private final Program program;
    private final ProcessFile file;

    public ChildProcess(Program program) {
        this.program = program;
        this.file = new ProcessFile(program.processFile());
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public Path log() {
        return program.log();
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        try {
            Files.createDirectories(program.log().toAbsolutePath().getParent());
            var builder = new ProcessBuilder(program.command())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(program.log().toFile()));
            builder.environment().putAll(program.environment());
            Process process = builder.start();
            OrphanGuard.watch(process);
            file.remember(process.toHandle());
        } catch (IOException failure) {
            throw new StartFailure(name(), name() + " could not be started: " + failure.getMessage(), "", failure);
        }
    }

    @Override
    public void awaitReady(Probe probe, Duration pace, Duration limit) {
        CompletableFuture<ProcessHandle> exit = onExit();
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answers(probe)) {
            if (endsWithin(pace, exit)) {
                throw failure(name() + " ended while starting");
            }
            if (System.nanoTime() > deadline) {
                throw failure(name() + " was not ready within " + limit.toSeconds() + " s");
            }
        }
    }

    @Override
    public boolean isAlive() {
        return file.find().isPresent();
    }

    @Override
    public Optional<ProcessHandle> find() {
        return file.find();
    }

    @Override
    public long pid() {
        return running().pid();
    }

    @Override
    public CompletableFuture<ProcessHandle> onExit() {
        Optional<ProcessHandle> process = file.find();
        return process.map(ProcessHandle::onExit).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public void freeze() {
        signal(running(), "STOP");
    }

    @Override
    public void thaw() {
        signal(running(), "CONT");
    }

    @Override
    public void kill() {
        file.find().ifPresent(process -> {
            process.destroyForcibly();
            awaitEnd(process, SURE_TO_END);
        });
    }

    @Override
    public void stop(Duration grace) {
        file.find().ifPresent(process -> {
            process.destroy();
            signal(process, "CONT");
            if (!awaitEnd(process, grace)) {
                kill();
            }
        });
    }

    /** Does nothing if it has ended meanwhile. */
    private static void signal(ProcessHandle process, String signal) {
        String pid = Long.toString(process.pid());
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private ProcessHandle running() {
        return file.find().orElseThrow(() -> new IllegalStateException(name() + " does not run"));
    }

    private StartFailure failure(String message) {
        return new StartFailure(name(), message, LogEnd.of(log()), null);
    }

    private static boolean answers(Probe probe) {
        try {
            return probe.isReady();
        } catch (Exception notYet) {
            return false;
        }
    }

    private static boolean awaitEnd(ProcessHandle process, Duration limit) {
        return endsWithin(limit, process.onExit());
    }

    private static boolean endsWithin(Duration limit, CompletableFuture<ProcessHandle> exit) {
        try {
            exit.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new StartFailure("stack", "interrupted", "", interruption);
        }
    }
}
