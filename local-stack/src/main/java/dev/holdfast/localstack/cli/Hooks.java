package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.operator.HookText;
import dev.holdfast.localstack.operator.Operator;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Webhook events of a running stack, seen by its admin and processed again. */
@Command(
        name = "hooks",
        description = "Shows webhook events and what became of them, and replays them.",
        subcommands = {Hooks.ListHooks.class, Hooks.ShowHook.class, ReplayHook.class})
final class Hooks {

    static final String ALL = "/api/webhook-events";

    @Command(name = "list", description = "The newest first.")
    static final class ListHooks implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Mixin
        private HookFilter filter = new HookFilter();

        @Mixin
        private PageChoice page = new PageChoice();

        @Override
        public Integer call() {
            Map<String, String> wanted = page.of(filter.parameters());
            return call.ask(operator -> operator.get(ALL, wanted), list -> HookText.list(list, Instant.now()));
        }
    }

    @Command(name = "show", description = "All that is known of one event, save its body.")
    static final class ShowHook implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Parameters(paramLabel = "ID", description = "As listed.")
        private String id = "";

        @Override
        public Integer call() {
            return call.ask(operator -> operator.get(Operator.at(ALL, id)), HookText::one);
        }
    }
}
