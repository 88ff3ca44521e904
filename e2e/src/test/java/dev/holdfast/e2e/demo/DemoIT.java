package dev.holdfast.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.MovableClock;
import dev.holdfast.e2e.StartedStack;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.localstack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On a stack of its own, whose clock is put forward where the story waits for a reminder. */
@Order(75)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {
    @TempDir
    static Path folder;

    private final Set<String> confided = new HashSet<>();
    private MovableClock clock;
    private StartedStack started;

    @BeforeAll
    void start() {
        clock = new MovableClock(folder.resolve("clock"));
        started = StartedStack.goingBy(clock, "demo-stack", Map.of());
    }

    @AfterAll
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void mayBeToldTwiceToOneStack() throws IOException {
        assertThat(tell(status())).isZero();
        assertThat(tell(status())).isZero();

        started.logs().assertPrivate(confided);
    }

    @Test
    void saysByItsStatusThatAPromiseWasBroken() throws IOException {
        LocalStack local = started.local();

        assertThat(tell(status().replace(local.status().edge(), "http://localhost:9")))
                .isEqualTo(1);
    }

    private String status() {
        return started.local().status().toJson();
    }

    private int tell(String status) throws IOException {
        Path file = Files.writeString(folder.resolve("status.json"), status);
        return Demo.run(clock, this::passBy, confided::addAll, "--status", file.toString());
    }

    /** Whatever is on its way comes to its end at the usual time first. */
    private void passBy(Instant moment) {
        started.stack().mongo().awaitQuiet(Stack.SOON);
        clock.moveTo(moment);
    }
}
