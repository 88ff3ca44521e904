package dev.holdfast.faults.rig;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.holdfast.localstack.binary.MongodBinary;
import dev.holdfast.localstack.process.ChildProcess;
import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.server.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;

/** A replica set of three servers, of which one may be lost. */
public final class ThreeMongos implements Store {

    private static final int MEMBERS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int ELECTION_MILLIS = 2_000;

    private final List<Integer> ports =
            IntStream.range(0, MEMBERS).mapToObj(n -> FreePort.any()).toList();
    private final List<ChildProcess> servers;

    private ThreeMongos(Path folder) {
        this.servers = IntStream.range(0, MEMBERS)
                .mapToObj(n -> server(folder, n, ports.get(n)))
                .toList();
    }

    /** Starts them; returns when one is primary. */
    public static ThreeMongos start(Path folder) {
        var set = new ThreeMongos(folder);
        set.servers.forEach(ChildProcess::start);
        set.initiate();
        return set;
    }

    private static ChildProcess server(Path folder, int number, int port) {
        Path data = folder.resolve("mongo-" + number);
        try {
            Files.createDirectories(data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<String> command = List.of(
                MongodBinary.find().toString(),
                "--dbpath",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--bind_ip",
                "127.0.0.1",
                "--nounixsocket",
                "--replSet",
                "rs0",
                "--oplogSize",
                "256",
                "--wiredTigerCacheSizeGB",
                "0.25",
                "--setParameter",
                "diagnosticDataCollectionEnabled=false");
        String name = "mongodb-" + number;
        return new ChildProcess(
                new Program(name, command, Map.of(), folder.resolve(name + ".log"), folder.resolve(name + ".pid")));
    }

    private void initiate() {
        List<Document> members = IntStream.range(0, MEMBERS)
                .mapToObj(n -> new Document("_id", n).append("host", "localhost:" + ports.get(n)))
                .toList();
        var config = new Document("_id", "rs0")
                .append("members", members)
                .append("settings", new Document("electionTimeoutMillis", ELECTION_MILLIS));
        Awaitility.await()
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> command(ports.getFirst(), new Document("replSetInitiate", config)) != null);
        awaitPrimary();
    }

    /** Waits until one of those that run is primary; answers which. */
    public int awaitPrimary() {
        return Awaitility.await().atMost(LIMIT).until(this::primary, number -> number >= 0);
    }

    private int primary() {
        return IntStream.range(0, MEMBERS)
                .filter(n -> servers.get(n).isAlive() && isPrimary(n))
                .findFirst()
                .orElse(-1);
    }

    private boolean isPrimary(int number) {
        try {
            return command(ports.get(number), new Document("hello", 1)).getBoolean("isWritablePrimary", false);
        } catch (MongoException away) {
            return false;
        }
    }

    /** The primary gives its place up, in good order. */
    public void stepDown() {
        try {
            command(ports.get(awaitPrimary()), new Document("replSetStepDown", 10).append("force", true));
        } catch (MongoException connectionsEnd) {
            // a server that steps down may end them before it answers
        }
    }

    /** SIGKILL of the primary; answers which it was. */
    public int killPrimary() {
        int number = awaitPrimary();
        servers.get(number).kill();
        return number;
    }

    public void start(int number) {
        servers.get(number).start();
    }

    private static Document command(int port, Document command) {
        String direct = "mongodb://localhost:" + port
                + "/?directConnection=true&serverSelectionTimeoutMS=500&timeoutMS=" + TimeUnit.SECONDS.toMillis(3);
        try (MongoClient client = MongoClients.create(direct)) {
            return client.getDatabase("admin").runCommand(command);
        }
    }

    @Override
    public String uri(String name) {
        String hosts = ports.stream().map(port -> "localhost:" + port).collect(Collectors.joining(","));
        return "mongodb://" + hosts + "/holdfast?replicaSet=rs0&appName=" + name;
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(GRACE));
    }
}
