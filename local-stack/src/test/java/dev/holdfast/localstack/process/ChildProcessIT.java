package dev.holdfast.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChildProcessIT {

    private static final Duration PACE = Duration.ofMillis(10);

    @TempDir
    Path folder;

    @Test
    void namesThePartAndShowsItsLogWhenItEndsWhileStarting() {
        ChildProcess part = program("echo cannot go on; exit 3");
        part.start();

        assertThatThrownBy(() -> part.awaitReady(() -> false, PACE, Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(StartFailure.class, failure -> {
                    assertThat(failure).hasMessage("part ended while starting");
                    assertThat(failure.part()).isEqualTo("part");
                    assertThat(failure.logEnd()).isEqualTo("cannot go on");
                });
    }

    @Test
    void doesNotWaitForEver() {
        ChildProcess part = program("exec sleep 60");
        part.start();

        assertThatThrownBy(() -> part.awaitReady(() -> false, PACE, Duration.ofMillis(50)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("was not ready within");
        part.kill();
        assertThat(part.isAlive()).isFalse();
    }

    @Test
    void saysSoWhenThereIsNoSuchProgram() {
        ChildProcess part = new ChildProcess(new Program(
                "part", List.of("/no/such/program"), Map.of(), folder.resolve("log"), folder.resolve("pid")));

        assertThatThrownBy(part::start).isInstanceOf(StartFailure.class).hasMessageContaining("could not be started");
    }

    @Test
    void killsWhatDoesNotListen() {
        ChildProcess part = program("trap '' TERM; echo deaf; while :; do sleep 1; done");
        part.start();
        part.awaitReady(() -> Files.readString(part.log()).contains("deaf"), PACE, Duration.ofSeconds(5));

        part.stop(Duration.ofMillis(100));

        assertThat(part.isAlive()).isFalse();
    }

    @Test
    void passesTheEnvironmentOn() {
        ChildProcess part = new ChildProcess(new Program(
                "part",
                List.of("sh", "-c", "echo secret is $SECRET; exec sleep 60"),
                Map.of("SECRET", "s3"),
                folder.resolve("log"),
                folder.resolve("pid")));
        part.start();

        part.awaitReady(() -> Files.readString(part.log()).contains("secret is s3"), PACE, Duration.ofSeconds(5));
        part.kill();
    }

    /** A second object is what another process would use. */
    @Test
    void doesNotTakeAForeignProcessWithTheSameIdForOurs() throws Exception {
        Files.writeString(folder.resolve("pid"), ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z");

        assertThat(program("exec sleep 60").isAlive()).isFalse();
    }

    @Test
    void endsWithTheJavaProcessThatStartedItEvenByKill() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        ProcessFile file = new ProcessFile(folder.resolve("pid"));
        Optional<ProcessHandle> child = await().atMost(20, TimeUnit.SECONDS).until(file::find, Optional::isPresent);

        parent.destroyForcibly().waitFor();

        await().atMost(10, TimeUnit.SECONDS).until(() -> !child.orElseThrow().isAlive());
    }

    private ChildProcess program(String script) {
        return program(folder, script);
    }

    private static ChildProcess program(Path folder, String script) {
        return new ChildProcess(new Program(
                "part", List.of("sh", "-c", script), Map.of(), folder.resolve("log"), folder.resolve("pid")));
    }

    /** Starts a program and waits to be killed. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws InterruptedException {
            program(Path.of(arguments[0]), "exec sleep 60").start();
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }
}
