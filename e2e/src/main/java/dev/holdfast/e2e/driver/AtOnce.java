package dev.holdfast.e2e.driver;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Several requests on their way at the same moment, each on a thread of its own. */
public final class AtOnce {
    private AtOnce() {}

    /** Runs all of them and answers their results in order; fails when one of them did. */
    public static <T> List<T> run(List<Callable<T>> works) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(works).stream().map(AtOnce::resultOf).toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", stopped);
        }
    }

    /** Runs the same work several times. */
    public static <T> List<T> times(int times, Callable<T> work) {
        return run(Stream.generate(() -> work).limit(times).toList());
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
