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
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one stack for the whole run, with ports and data of its own, and gives it to tests: a {@link Stack} to act from
 * outside, its {@link StackStatus}, its {@link StackLogs}, or the {@link LocalStack} itself to break servers.
 */
public final class RunningStack implements ParameterResolver {
    private static final int PORT_BASE = Integer.getInteger("holdfast.e2e.port-base", 18_000);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stack.class || type == StackStatus.class || type == StackLogs.class || type == LocalStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningStack.class))
                .computeIfAbsent(Started.class, key -> Started.now(), Started.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == LocalStack.class) {
            return started.local();
        }
        if (type == StackLogs.class) {
            return started.logs();
        }
        return type == Stack.class ? started.stack() : started.stack().status();
    }

    /** The stack and the way to it; closed by JUnit after the last test. */
    private record Started(LocalStack local, Stack stack, StackLogs logs) implements AutoCloseable {

        static Started now() {
            Path root = Path.of(System.getProperty("holdfast.root"));
            Path data = root.resolve("e2e/target/stack");
            delete(data);
            LocalStack local = LocalStack.start(new StackOptions(root, PORT_BASE, data), Progress.SILENT);
            StackStatus status = StackStatus.parse(local.status().toJson());
            return new Started(local, new Stack(status, Clock.systemUTC()), new StackLogs(data.resolve("logs")));
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
}
