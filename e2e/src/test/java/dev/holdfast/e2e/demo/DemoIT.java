package dev.holdfast.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.OnRunningStack;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.localstack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnRunningStack
@Order(75)
class DemoIT {
    private final LocalStack local;
    private final Stack stack;

    DemoIT(LocalStack local, Stack stack) {
        this.local = local;
        this.stack = stack;
    }

    /** The demo finds its own free times, of which the tests after it know nothing. */
    @AfterEach
    void learnWhatItBooked() {
        stack.times().lookAgain();
    }

    @Test
    void mayBeToldTwiceToOneStack(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("status.json"), local.status().toJson());

        assertThat(Demo.run("--status", file.toString())).isZero();
        assertThat(Demo.run("--status", file.toString())).isZero();
    }

    @Test
    void saysByItsStatusThatAPromiseWasBroken(@TempDir Path folder) throws IOException {
        String nobodyThere = local.status().toJson().replace(local.status().edge(), "http://localhost:9");
        Path file = Files.writeString(folder.resolve("status.json"), nobodyThere);

        assertThat(Demo.run("--status", file.toString())).isEqualTo(1);
    }
}
