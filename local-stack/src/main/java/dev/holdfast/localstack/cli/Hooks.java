package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.operator.HookText;
import dev.holdfast.localstack.operator.Operator;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Webhook events of a running stack, seen by its admin and processed again one by one. */
@Command(
        name = "hooks",
        description = "Shows webhook events and what became of them, and replays one.",
        subcommands = {Hooks.ListHooks.class, Hooks.ShowHook.class, Hooks.ReplayHook.class})
final class Hooks {

    private static final String ALL = "/api/webhook-events";

    @Command(name = "list", description = "The newest first.")
    static final class ListHooks implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Option(names = "--state", defaultValue = "", description = "How intake left them: STORED or UNREADABLE.")
        private String state = "";

        @Option(names = "--provider", defaultValue = "", description = "Such as calendly.")
        private String provider = "";

        @Option(names = "--page", defaultValue = "1", description = "1 unless given.")
        private String page = "1";

        @Option(names = "--limit", defaultValue = "20", description = "How many on a page, 20 unless given.")
        private String limit = "20";

        @Override
        public Integer call() {
            var wanted = Map.of("state", state, "provider", provider, "page", page, "limit", limit);
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

    @Command(
            name = "replay",
            description =
                    "Has one event processed again. Says what it would do, and does nothing, unless --expect is given.")
    static final class ReplayHook implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Parameters(paramLabel = "ID", description = "As listed.")
        private String id = "";

        @Option(
                names = "--expect",
                paramLabel = "N",
                description = "Replay it, if it has been replayed N times so far; the dry run tells N. Twice is once.")
        private @Nullable Long expected;

        @Override
        public Integer call() {
            Map<String, ?> request =
                    expected == null ? Map.of("dryRun", true) : Map.of("dryRun", false, "expectedReplays", expected);
            return call.ask(operator -> operator.post(Operator.at(ALL, id, "replay"), request), HookText::replay);
        }
    }
}
