package dev.holdfast.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.localstack.cli.Launcher.Run;
import dev.holdfast.localstack.server.MongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LauncherIT {

    private static final int PORT_BASE = 23_000;
    private static final int OTHER_PORT_BASE = 24_000;

    @TempDir
    static Path folder;

    private static StandInTree tree;
    private static Launcher launcher;

    @BeforeAll
    static void build() throws Exception {
        Path checkout = Path.of(System.getProperty("holdfast.root", ".."))
                .toAbsolutePath()
                .normalize();
        tree = StandInTree.in(folder.toRealPath(), checkout);
        launcher = new Launcher(tree.root(), PORT_BASE);
    }

    @AfterEach
    void leavesNoProcessBehind() throws Exception {
        Run down = launcher.start("down");
        new Launcher(tree.root(), OTHER_PORT_BASE).run("down");
        down.exitCode();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(launcher.processes()).isEmpty());
    }

    @Test
    void runsUntilItIsInterrupted() throws Exception {
        Run up = launcher.start("up");
        awaitThat(() -> up.said().contains("Holdfast is ready"));
        JsonNode status =
                new ObjectMapper().readTree(launcher.run("status", "--json").said());
        assertThat(status.at("/services/identity-service/url").asText()).isEqualTo("http://localhost:23101");
        assertThat(status.at("/services/identity-service/log").asText())
                .isEqualTo(".local/23000/logs/identity-service.log");
        assertThat(status.at("/mongodb/uri").asText()).isEqualTo("mongodb://localhost:23117/holdfast?replicaSet=rs0");
        assertThat(status.at("/redis/queue/pid").asLong()).isPositive();
        assertThat(status.at("/sandbox/smtpPort").asInt()).isEqualTo(23_125);
        assertThat(status.at("/accounts/client/password").asText()).hasSizeGreaterThan(9);
        assertThat(status.at("/secrets/schedulingTokenKey").asText()).contains(":");
        assertThat(launcher.processes()).hasSizeGreaterThanOrEqualTo(9);

        up.interrupt();

        assertThat(up.exitCode()).isIn(130, 143);
        assertThat(up.said()).contains("stopped").doesNotContain("ended by itself");
        assertThat(launcher.processes()).isEmpty();
        assertThat(ProcessHandle.of(status.at("/redis/queue/pid").asLong())).isEmpty();
    }

    @Test
    void leavesNothingWhenInterruptedWhileStarting() throws Exception {
        Run up = launcher.start("up");
        awaitThat(() -> up.said().contains("✓ mongodb"));

        up.interrupt();

        assertThat(up.exitCode()).isIn(130, 143);
        assertThat(launcher.processes()).isEmpty();
    }

    @Test
    void namesThePartThatFailsAndStopsTheRest() throws Exception {
        tree.spoil("job-promoter");
        try {
            Run up = launcher.start("up");

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.said())
                    .contains("✗ job-promoter ended while starting")
                    .contains("Invalid or corrupt jarfile");
            assertThat(launcher.processes()).isEmpty();
        } finally {
            tree.repair("job-promoter");
        }
    }

    @Test
    void namesThePortsThatOthersHold() throws Exception {
        try (ServerSocket taken = new ServerSocket(PORT_BASE + 105, 1, InetAddress.getLoopbackAddress())) {
            Run up = launcher.start("up");

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.said()).contains("listen on " + taken.getLocalPort() + " (notification-service)");
        }
    }

    @Test
    void staysBehindWhenDetachedAndReportsWhatEnds() throws Exception {
        assertThat(launcher.start("up", "--detach").exitCode()).isZero();
        Run again = launcher.run("up");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.said().lines()).singleElement().asString().contains("A stack already runs on");

        ProcessHandle.of(status(launcher).at("/services/booking-service/pid").asLong())
                .orElseThrow()
                .destroyForcibly();
        Path log = tree.root().resolve(".local/23000/logs/launcher.log");
        awaitThat(() -> Files.exists(log) && Files.readString(log).contains("booking-service has ended by itself"));
        assertThat(launcher.run("status").said()).containsPattern("✗ booking-service +down");
        assertThat(launcher.run("logs", "edge").said()).contains("edge listens on");
        assertThat(launcher.run("logs", "nobody").said()).contains("there are: ", "identity-service");

        assertThat(launcher.run("down").said()).contains("stopped");
        assertThat(launcher.processes()).isEmpty();
        assertThat(launcher.run("status").exitCode()).isEqualTo(1);
    }

    @Test
    void runsTwoStacksSideBySideAndKeepsTheirSecrets() throws Exception {
        Launcher other = new Launcher(tree.root(), OTHER_PORT_BASE);
        Run up = launcher.start("up", "--detach");
        assertThat(other.start("up", "--detach").exitCode()).isZero();
        assertThat(up.exitCode()).isZero();
        JsonNode secrets = status(launcher).get("secrets");
        assertThat(status(other).get("secrets")).isNotEqualTo(secrets);

        MongoServer restarted = MongoServer.at(tree.root().resolve(".local/24000/mongodb"), OTHER_PORT_BASE + 117);
        restarted.restart();
        assertThat(status(other).at("/mongodb/pid").asLong()).isEqualTo(restarted.pid());

        assertThat(launcher.run("down").exitCode()).isZero();
        assertThat(other.run("status").exitCode()).isZero();
        assertThat(launcher.start("up", "--detach").exitCode()).isZero();
        assertThat(status(launcher).get("secrets")).isEqualTo(secrets);
    }

    private static JsonNode status(Launcher launcher) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(launcher.run("status", "--json").said());
    }

    private static void awaitThat(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
