package dev.holdfast.localstack.server;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A mongod with the replica set {@code rs0} of one node. What it acknowledged survives {@link #kill()} and {@link
 * #restart()}.
 *
 * <p>Everything about it lies in its folder, so {@link #at(Path, int)} reaches a server that somebody else started.
 */
public final class MongoServer implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(20);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);

    private static final String NAME = "mongodb";

    private final int port;
    private final Path data;
    private final ServerProcess process;

    private MongoServer(Path folder, Path logs, int port, ServerHost host, List<String> extra) {
        this.port = port;
        this.data = folder.resolve("db");
        List<String> command = new ArrayList<>(command(host.mongod(), data, port));
        command.addAll(extra);
        this.process = host.process(
                new Program(NAME, command, Map.of(), logs.resolve(NAME + ".log"), folder.resolve(NAME + ".pid")));
    }

    /** The server of this folder, running or not. */
    public static MongoServer at(Path folder, int port) {
        return at(folder, folder, port);
    }

    /** The server of this folder, running or not, with its log elsewhere. */
    public static MongoServer at(Path folder, Path logs, int port) {
        return new MongoServer(folder, logs, port, ServerHost.MACHINE, List.of());
    }

    /** The server of this folder, running or not, on another host than the machine itself. */
    public static MongoServer at(Path folder, int port, ServerHost host) {
        return new MongoServer(folder, folder, port, host, List.of());
    }

    /** As {@link #at(Path, Path, int)}, and single commands of it can be held up or made to fail ({@code configureFailPoint}): for tests of crashes. */
    public static MongoServer withFailPoints(Path folder, Path logs, int port) {
        return new MongoServer(
                folder, logs, port, ServerHost.MACHINE, List.of("--setParameter", "enableTestCommands=1"));
    }

    /** Starts a server; returns when it is primary. */
    public static MongoServer start(Path folder, int port) {
        MongoServer server = at(folder, port);
        server.start();
        return server;
    }

    /** Starts a server on a free port; returns when it is primary. */
    public static MongoServer start(Path folder) {
        return start(folder, FreePort.any());
    }

    /** Starts it where it does not run; returns when it is primary. */
    public void start() {
        launch();
        awaitReady();
    }

    /** The first half of {@link #start()}: the process exists. */
    public void launch() {
        try {
            Files.createDirectories(data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        process.start();
    }

    /** The second half of {@link #start()}: it is primary. */
    public void awaitReady() {
        try (MongoClient client = MongoClients.create(direct())) {
            var replicaSet = new ReplicaSet(client.getDatabase("admin"), "localhost:" + port);
            process.awaitReady(replicaSet::bringUp, PACE, START_LIMIT);
        }
    }

    /** The connection string, database {@code holdfast} included. */
    public String uri() {
        return uriAt(port);
    }

    /** The connection string of a server on this port. */
    public static String uriAt(int port) {
        return "mongodb://localhost:" + port + "/holdfast?replicaSet=" + ReplicaSet.NAME;
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

    /** SIGKILL; returns when the process is gone and its port is free. */
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

    /** Starts it again on the same port and data, ending it by SIGKILL first if it runs; returns when it is primary. */
    public void restart() {
        kill();
        start();
    }

    /** Stops it in good order; the data stays. */
    @Override
    public void close() {
        process.stop(STOP_GRACE);
    }

    private MongoClientSettings direct() {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://localhost:" + port + "/?directConnection=true"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(PACE.toMillis(), TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(PACE.toMillis(), TimeUnit.MILLISECONDS))
                .timeout(2, TimeUnit.SECONDS)
                .build();
    }

    private static List<String> command(Path binary, Path data, int port) {
        return List.of(
                binary.toString(),
                "--dbpath",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--bind_ip",
                "127.0.0.1",
                "--nounixsocket",
                "--replSet",
                ReplicaSet.NAME,
                "--oplogSize",
                "256",
                "--wiredTigerCacheSizeGB",
                "0.25",
                "--slowms", // a slow operation would be logged with the data in it
                "3600000",
                "--setParameter", // looked for every 1.5 s, so a transaction that nobody ends is gone within 4.5
                "transactionLifetimeLimitSeconds=3",
                "--setParameter",
                "shutdownTimeoutMillisForSignaledShutdown=0",
                "--setParameter",
                "diagnosticDataCollectionEnabled=false");
    }
}
