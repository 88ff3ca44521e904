package dev.holdfast.localstack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A server that tests start and break: an ordinary process of this machine, or a process in a container. */
public interface ServerProcess {

    String name();

    Path log();

    /** Starts it; does nothing if it runs. Returns before it is ready. */
    void start();

    /**
     * Waits until the probe says ready.
     *
     * @throws StartFailure if the program ends first, or is not ready within the limit
     */
    void awaitReady(Probe probe, Duration pace, Duration limit);

    boolean isAlive();

    /** The process that runs now. */
    Optional<ProcessHandle> find();

    /** The process id; it must run. */
    long pid();

    /** Done when the process that runs now has ended; already done if none runs. */
    CompletableFuture<ProcessHandle> onExit();

    /** It keeps its connections and answers nobody. */
    void freeze();

    /** The end of {@link #freeze()}. */
    void thaw();

    /** SIGKILL, frozen or not; returns when it is gone. Does nothing if it does not run. */
    void kill();

    /** SIGTERM, and SIGKILL for one that is still there after the grace; returns when it is gone. */
    void stop(Duration grace);
}
