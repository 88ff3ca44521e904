package dev.holdfast.localstack;

import dev.holdfast.localstack.process.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts parts side by side, watches them, and stops them; stopping may come at any moment and wins. */
final class PartsRunner {

    /** Ctrl-C ends the parts and us at once: time enough to learn that we are closing. */
    private static final Executor AFTER_A_MOMENT = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final Progress progress;
    private final Object gate = new Object();
    private boolean closing;

    PartsRunner(Progress progress) {
        this.progress = progress;
    }

    /**
     * Returns when all parts are ready.
     *
     * @throws StartFailure as soon as one part cannot be; the others are left as they are
     */
    void start(List<StackPart> parts) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletionService<StackPart> starts = new ExecutorCompletionService<>(threads);
            parts.forEach(part -> starts.submit(() -> start(part)));
            for (int ready = 0; ready < parts.size(); ready++) {
                watch(starts.take().get());
            }
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new StartFailure("stack", "The start was interrupted.", "", interruption);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Ends the first parts, then the others, those of one list side by side. */
    void stop(List<StackPart> first, List<StackPart> then) {
        synchronized (gate) {
            closing = true;
        }
        stopAll(first);
        stopAll(then);
    }

    boolean isClosing() {
        synchronized (gate) {
            return closing;
        }
    }

    private StackPart start(StackPart part) {
        long begin = System.nanoTime();
        synchronized (gate) {
            if (closing) {
                throw new StartFailure(part.name(), "The stack is being stopped.");
            }
            part.launch();
        }
        part.awaitReady();
        progress.ready(part.name(), Duration.ofNanos(System.nanoTime() - begin));
        return part;
    }

    private void watch(StackPart part) {
        var unused = part.process()
                .onExit()
                .thenRunAsync(
                        () -> {
                            if (!isClosing()) {
                                progress.ended(part.name(), part.log());
                            }
                        },
                        AFTER_A_MOMENT);
    }

    private static void stopAll(List<StackPart> parts) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.forEach(part -> threads.execute(part::stop));
        }
    }
}
