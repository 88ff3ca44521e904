package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.RunningStack;
import dev.holdfast.localstack.StackOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a stack, whichever way it was started. */
@Command(name = "down", description = "Stops everything; the data stays.")
final class Down implements Callable<Integer> {

    private final Output output = new Output();

    @Mixin
    private StackChoice choice = new StackChoice();

    @Override
    public Integer call() throws Exception {
        StackOptions options = choice.options();
        Optional<RunningStack> stack = RunningStack.find(options);
        if (stack.isEmpty()) {
            output.say("No stack runs on " + options.data() + ".");
            return 0;
        }
        stack.get().stop();
        output.say("✓ stopped");
        return 0;
    }
}
