package dev.holdfast.mongosetup;

import com.mongodb.ServerAddress;
import dev.holdfast.localstack.binary.MongodBinary;
import dev.holdfast.localstack.process.ChildProcess;
import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.server.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A real mongod with key file and access control, started with the flags of the compose file; and secrets to go with it. */
final class GuardedMongod implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Path secrets;
    private final int port = FreePort.any();
    private final ChildProcess process;

    private GuardedMongod(Path folder) throws IOException {
        this.secrets = Files.createDirectories(folder.resolve("secrets"));
        newSecret(MongoSetup.ROOT_PASSWORD_FILE);
        newSecret(MongoSetup.BACKUP_PASSWORD_FILE);
        for (ServiceUser user : ServiceUser.values()) {
            newSecret(user.passwordFile());
        }
        Files.createDirectories(folder.resolve("db"));
        this.process = new ChildProcess(new Program(
                "mongod", command(folder), Map.of(), folder.resolve("mongod.log"), folder.resolve("mongod.pid")));
        process.start();
    }

    static GuardedMongod start(Path folder) throws IOException {
        return new GuardedMongod(folder);
    }

    private List<String> command(Path folder) throws IOException {
        Path keyFile = folder.resolve("keyfile");
        Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keyFile, UUID.randomUUID().toString().replace("-", ""));
        List<String> command = new ArrayList<>(List.of(MongodBinary.find().toString()));
        command.addAll(ComposeFile.read().container("mongodb").list("command"));
        command.removeAll(List.of("--bind_ip_all", "--dbpath=/data/db"));
        command.addAll(Arrays.asList(
                "--bind_ip=127.0.0.1",
                "--dbpath=" + folder.resolve("db"),
                "--port=" + port,
                "--keyFile=" + keyFile,
                "--setParameter=shutdownTimeoutMillisForSignaledShutdown=0"));
        return command;
    }

    /** Puts another password in the place of the one there is. */
    void newSecret(String file) throws IOException {
        Files.writeString(secrets.resolve(file), UUID.randomUUID() + "\n");
    }

    String secret(String file) {
        return new Secrets(secrets).read(file);
    }

    void setUp() {
        new MongoSetup(new ServerAddress("localhost", port), "rs0", "localhost:" + port, new Secrets(secrets), PATIENCE)
                .run(line -> {});
    }

    String uri(String user, String passwordFile, String authSource) {
        return "mongodb://" + user + ":" + secret(passwordFile) + "@localhost:" + port
                + "/holdfast?replicaSet=rs0&authSource=" + authSource;
    }

    String uri(ServiceUser user) {
        return uri(user.service(), user.passwordFile(), ServiceUser.DATABASE);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(10));
    }
}
