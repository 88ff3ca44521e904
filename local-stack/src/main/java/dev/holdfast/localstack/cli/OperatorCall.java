package dev.holdfast.localstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.localstack.RunningStack;
import dev.holdfast.localstack.StackOptions;
import dev.holdfast.localstack.StackStatus;
import dev.holdfast.localstack.operator.Operator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command has that asks a running stack something as its admin. */
final class OperatorCall {

    private final Output output = new Output();

    @Mixin
    private StackChoice choice = new StackChoice();

    @Option(names = "--json", description = "What the API answered, for tools.")
    private boolean json;

    /** Asks, and shows the answer. Exit status: 0 answered, 1 no stack runs. */
    int ask(Function<Operator, JsonNode> question, Function<JsonNode, List<String>> shown) {
        return act(operator -> {
            show(question.apply(operator), shown);
            return 0;
        });
    }

    /** Does something that says its own exit status; 1 where no stack runs. */
    int act(ToIntFunction<Operator> action) {
        StackOptions options = choice.options();
        Optional<RunningStack> stack = RunningStack.find(options).filter(RunningStack::isReady);
        if (stack.isEmpty()) {
            System.err.println("No stack is ready on " + options.data() + "; ./holdfast up starts one.");
            return 1;
        }
        StackStatus status = stack.get().status();
        try (var operator = Operator.signedIn(status.edge(), status.accounts().admin())) {
            return action.applyAsInt(operator);
        }
    }

    /** Says it to a person in words, to a tool as it is. */
    void show(JsonNode answer, Function<JsonNode, List<String>> words) {
        if (json) {
            output.say(answer.toPrettyString());
        } else {
            words.apply(answer).forEach(output::say);
        }
    }

    /** Tells a person what is going on. */
    void tell(String line) {
        if (!json) {
            output.say(line);
        }
    }
}
