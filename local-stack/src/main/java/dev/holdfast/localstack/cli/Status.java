package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.RunningStack;
import dev.holdfast.localstack.StackOptions;
import dev.holdfast.localstack.StackStatus;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Describes a running stack. Exit status: 0 ready, 1 starting or not running. */
@Command(name = "status", description = "Shows what runs where.")
final class Status implements Callable<Integer> {

    private final Output output = new Output();

    @Mixin
    private StackChoice choice = new StackChoice();

    @Option(names = "--json", description = "For tools; contains passwords and keys of this local stack.")
    private boolean json;

    @Override
    public Integer call() {
        StackOptions options = choice.options();
        Optional<RunningStack> stack = RunningStack.find(options);
        if (stack.isEmpty()) {
            System.err.println("No stack runs on " + options.data() + "; ./holdfast up starts one.");
            return 1;
        }
        StackStatus status = stack.get().status();
        if (json) {
            output.say(status.toJson());
        } else {
            show(status);
        }
        if (!stack.get().isReady()) {
            System.err.println("The stack is not ready yet.");
            return 1;
        }
        return 0;
    }

    private void show(StackStatus status) {
        part("edge", status.edgePid(), status.edge());
        status.services().forEach((name, service) -> part(name, service.pid(), service.url()));
        part("sandbox", status.sandbox().pid(), status.sandbox().url());
        part("mongodb", status.mongodb().pid(), status.mongodb().uri());
        part("redis-cache", status.redis().cache().pid(), status.redis().cache().url());
        part("redis-queue", status.redis().queue().pid(), status.redis().queue().url());
        output.say("logs: " + status.data() + "/logs");
    }

    private void part(String name, @Nullable Long pid, String address) {
        output.say(
                String.format("%s %-21s %8s  %s", pid == null ? "✗" : "✓", name, pid == null ? "down" : pid, address));
    }
}
