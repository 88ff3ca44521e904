package dev.holdfast.mongosetup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.localstack.process.ChildProcess;
import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.server.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every built service starts with its own user and with its secrets in files: its indexes can be made, its work can begin. */
class ServicesUnderAccessControlIT {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static GuardedMongod mongod;

    @BeforeAll
    static void start() throws IOException {
        mongod = GuardedMongod.start(folder);
        mongod.setUp();
    }

    @AfterAll
    static void stop() {
        mongod.close();
    }

    @ParameterizedTest
    @EnumSource(ServiceUser.class)
    void aServiceBecomesReadyAsItsOwnUser(ServiceUser user) throws IOException {
        int port = FreePort.any();
        Path log = folder.resolve(user.service() + ".log");
        Path jar = ComposeFile.ROOT.resolve(user.service()).resolve("target/quarkus-app/quarkus-run.jar");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString());
        ChildProcess service = new ChildProcess(new Program(
                user.service(), command, environment(user, port), log, folder.resolve(user.service() + ".pid")));
        service.start();
        try {
            service.awaitReady(() -> isReady(port), Duration.ofMillis(200), START_LIMIT);

            assertThat(ComposeFile.text(log)).doesNotContain("could not be made ready");
        } finally {
            service.stop(Duration.ofSeconds(10));
        }
    }

    /** As in the compose file: addresses in the environment, secrets in files that are called as the setting. */
    private static Map<String, String> environment(ServiceUser user, int port) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve(user.service() + "-secrets"));
        Files.writeString(secrets.resolve("holdfast.mongodb-password"), mongod.secret(user.passwordFile()) + "\n");
        Files.writeString(secrets.resolve("holdfast.master-key"), key() + "\n");
        Files.writeString(secrets.resolve("holdfast.internal-key"), key() + "\n");
        Files.writeString(secrets.resolve("holdfast.scheduling-token-keys"), "k1:" + key().replaceAll("[+/=]", "A"));
        Files.writeString(secrets.resolve("holdfast.smtp.password"), "");
        Files.writeString(secrets.resolve("holdfast.calendly.token"), "");
        Map<String, String> environment = new HashMap<>();
        environment.put("SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS", secrets.toString());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("HOLDFAST_PUBLIC_URL", "https://book.example");
        environment.put(
                "HOLDFAST_MONGODB_URI",
                mongod.uri(user).replace(mongod.secret(user.passwordFile()), "${holdfast.mongodb-password}"));
        environment.put("HOLDFAST_SMTP_HOST", "localhost");
        environment.put("HOLDFAST_SMTP_PORT", "9");
        environment.put("HOLDFAST_SMTP_USER", "");
        for (String neighbour : List.of("IDENTITY", "BOOKING", "WEBHOOK", "PROMOTER", "NOTIFICATION")) {
            environment.put("HOLDFAST_" + neighbour + "_URL", "http://localhost:9");
        }
        String redis =
                ComposeFile.read().container(user.service()).map("environment").containsKey("HOLDFAST_CACHE_REDIS_URL")
                        ? "HOLDFAST_CACHE_REDIS_URL"
                        : "HOLDFAST_QUEUE_REDIS_URL";
        environment.put(redis, "redis://localhost:9");
        return environment;
    }

    private static String key() {
        byte[] bytes = new byte[32];
        new Random(1).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static boolean isReady(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
