package dev.holdfast.localstack;

import dev.holdfast.localstack.process.ChildProcess;
import dev.holdfast.localstack.process.Probe;
import dev.holdfast.localstack.process.ServerProcess;
import dev.holdfast.localstack.server.MongoServer;
import dev.holdfast.localstack.server.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One process of a stack: a service, the edge, the sandbox or a server. Tests break it on purpose. */
public final class StackPart {

    private static final Duration PACE = Duration.ofMillis(150);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_GRACE = Duration.ofSeconds(8);

    private final ServerProcess process;
    private final Runnable launch;
    private final Runnable awaitReady;

    private StackPart(ServerProcess process, Runnable launch, Runnable awaitReady) {
        this.process = process;
        this.launch = launch;
        this.awaitReady = awaitReady;
    }

    static StackPart of(ChildProcess process, Probe probe) {
        return new StackPart(process, process::start, () -> process.awaitReady(probe, PACE, START_LIMIT));
    }

    static StackPart of(MongoServer server) {
        return new StackPart(server.process(), server::launch, server::awaitReady);
    }

    static StackPart of(RedisServer server) {
        return new StackPart(server.process(), server::launch, server::awaitReady);
    }

    public String name() {
        return process.name();
    }

    public Path log() {
        return process.log();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process id, or null if it does not run. */
    public @Nullable Long findPid() {
        return process.find().map(ProcessHandle::pid).orElse(null);
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() {
        process.kill();
    }

    /** SIGSTOP. */
    public void freeze() {
        process.freeze();
    }

    /** SIGCONT. */
    public void thaw() {
        process.thaw();
    }

    /** Ends it by SIGKILL if it runs, starts it, and returns when it is ready. */
    public void restart() {
        kill();
        launch();
        awaitReady();
    }

    ServerProcess process() {
        return process;
    }

    void launch() {
        launch.run();
    }

    void awaitReady() {
        awaitReady.run();
    }

    void stop() {
        process.stop(STOP_GRACE);
    }
}
