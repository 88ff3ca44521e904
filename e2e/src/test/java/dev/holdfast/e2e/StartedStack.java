package dev.holdfast.e2e;

import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.e2e.driver.StackStatus;
import dev.holdfast.localstack.LocalStack;
import dev.holdfast.localstack.Progress;
import dev.holdfast.localstack.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A stack that a test run started, with ports and data of its own, and the way to it. */
public record StartedStack(LocalStack local, Stack stack, Path data) implements AutoCloseable {

    /** The ports of one stack lie within 200 of each other. */
    private static final int APART = 300;

    private static final int PORT_BASE = Integer.getInteger("holdfast.e2e.port-base", 18_000);

    /** The stack that most tests share. */
    static StartedStack shared() {
        return start(PORT_BASE, "stack", UnaryOperator.identity(), Clock.systemUTC());
    }

    /** Another stack, for a test that breaks or configures it in a way that the others would notice. */
    public static StartedStack own(String name, UnaryOperator<StackOptions> options) {
        return start(PORT_BASE + APART, name, options, Clock.systemUTC());
    }

    /** Another stack that goes by a clock of the test, with settings for every service. */
    public static StartedStack goingBy(MovableClock clock, String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("HOLDFAST_CLOCK_FILE", clock.file().toString());
        return start(PORT_BASE + APART, name, options -> options.withSettings(all), clock);
    }

    private static StartedStack start(int portBase, String name, UnaryOperator<StackOptions> options, Clock clock) {
        Path root = Path.of(System.getProperty("holdfast.root"));
        Path data = root.resolve("e2e/target").resolve(name);
        delete(data);
        LocalStack local = LocalStack.start(options.apply(new StackOptions(root, portBase, data)), Progress.SILENT);
        StackStatus status = StackStatus.parse(local.status().toJson());
        return new StartedStack(local, new Stack(status, clock), data);
    }

    /** What its processes have written so far. */
    public StackLogs logs() {
        return new StackLogs(data.resolve("logs"));
    }

    @Override
    public void close() {
        stack.close();
        local.close();
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
