package dev.holdfast.e2e;

import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.e2e.driver.StackStatus;
import dev.holdfast.localstack.LocalStack;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one stack for the whole run, closed by JUnit after the last test, and gives it to tests: a {@link Stack} to act from
 * outside, its {@link StackStatus}, its {@link StackLogs}, or the {@link LocalStack} itself to break servers.
 */
public final class RunningStack implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stack.class
                || type == StackStatus.class
                || type == StackLogs.class
                || type == LocalStack.class
                || type == StartedStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        StartedStack started = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningStack.class))
                .computeIfAbsent(StartedStack.class, key -> StartedStack.shared(), StartedStack.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == StartedStack.class) {
            return started;
        }
        if (type == LocalStack.class) {
            return started.local();
        }
        if (type == StackLogs.class) {
            return started.logs();
        }
        return type == Stack.class ? started.stack() : started.stack().status();
    }
}
