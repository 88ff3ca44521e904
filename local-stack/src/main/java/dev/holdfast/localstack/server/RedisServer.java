package dev.holdfast.localstack.server;

import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.process.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Redis server without persistence: after a restart it is empty, never old. It carries its role in {@code
 * holdfast:role}.
 */
public final class RedisServer implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(10);
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration STOP_GRACE = Duration.ofSeconds(3);

    private final RedisRole role;
    private final int port;
    private final ServerProcess process;

    private RedisServer(RedisRole role, Path folder, Path logs, int port, ServerHost host) {
        this.role = role;
        this.port = port;
        String name = "redis-" + role.label();
        this.process = host.process(new Program(
                name,
                command(role, host.redis(), folder, port),
                Map.of(),
                logs.resolve(name + ".log"),
                folder.resolve(name + ".pid")));
    }

    /** The server of this folder, running or not. */
    public static RedisServer at(RedisRole role, Path folder, int port) {
        return at(role, folder, folder, port);
    }

    /** The server of this folder, running or not, with its log elsewhere. */
    public static RedisServer at(RedisRole role, Path folder, Path logs, int port) {
        return new RedisServer(role, folder, logs, port, ServerHost.MACHINE);
    }

    /** The server of this folder, running or not, on another host than the machine itself. */
    public static RedisServer at(RedisRole role, Path folder, int port, ServerHost host) {
        return new RedisServer(role, folder, folder, port, host);
    }

    /** Starts a server; returns when it answers. */
    public static RedisServer start(RedisRole role, Path folder, int port) {
        RedisServer server = at(role, folder, port);
        server.start();
        return server;
    }

    /** Starts a server on a free port; returns when it answers. */
    public static RedisServer start(RedisRole role, Path folder) {
        return start(role, folder, FreePort.any());
    }

    /** Starts it where it does not run; returns when it answers and carries its role. */
    public void start() {
        launch();
        awaitReady();
    }

    /** The first half of {@link #start()}: the process exists. */
    public void launch() {
        process.start();
    }

    /** The second half of {@link #start()}: it answers and carries its role. */
    public void awaitReady() {
        process.awaitReady(() -> "+OK".equals(command("SET", "holdfast:role", role.label())), PACE, START_LIMIT);
    }

    /** Without a database number: {@code redis://localhost:8119}. */
    public String uri() {
        return uriAt(port);
    }

    /** The address of a server on this port. */
    public static String uriAt(int port) {
        return "redis://localhost:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public ServerProcess process() {
        return process;
    }

    /**
     * Says one command and returns the first line of the answer as Redis writes it ({@code +OK}, {@code :3}, {@code
     * -ERR …}), or, for a bulk string, its text ({@code $-1} if absent).
     *
     * @throws java.io.UncheckedIOException if the server does not answer within a second
     */
    public String command(String... words) {
        return RedisWire.ask(port, words);
    }

    /** Wipes it, its role included: what an accident would do. */
    public void wipe() {
        command("FLUSHALL");
    }

    /** SIGKILL; returns when the process is gone. */
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

    /** Starts it again, empty, on the same port, ending it by SIGKILL first if it runs. */
    public void restart() {
        kill();
        start();
    }

    @Override
    public void close() {
        process.stop(STOP_GRACE);
    }

    private static List<String> command(RedisRole role, Path binary, Path folder, int port) {
        List<String> common = List.of(
                binary.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                folder.toString());
        return Stream.concat(common.stream(), role.options().stream()).toList();
    }
}
