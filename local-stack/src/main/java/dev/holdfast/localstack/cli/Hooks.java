package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.operator.HookText;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Webhook events of a running stack, seen by its admin and processed again one by one. */
@Command(
        name = "hooks",
        description = "Shows webhook events and what became of them, and replays one.",
        subcommands = {Hooks.ListHooks.class, Hooks.ShowHook.class, Hooks.ReplayHook.class})
final class Hooks {

    static final String ALL = "/api/webhook-events";

    @Command(name = "list", description = "The newest first.")
    static final class ListHooks implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Option(names = "--state", defaultValue = "", description = "How intake left them: STORED or UNREADABLE.")
        private String state = "";

        @Option(names = "--provider", defaultValue = "", description = "Such as calendly.")
        private String provider = "";

        @Mixin
        private PageChoice page = new PageChoice();

        @Override
        public Integer call() {
            Map<String, String> wanted = page.of(Map.of("state", state, "provider", provider));
            return call.ask(operator -> operator.get(ALL, wanted), list -> HookText.list(list, Instant.now()));
        }
    }

    @Command(name = "show", description = "All that is known of one event, save its body.")
    static final class ShowHook implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Mixin
        private HookChoice event = new HookChoice();

        @Override
        public Integer call() {
            return call.ask(operator -> operator.get(event.path()), HookText::one);
        }
    }

    @Command(
            name = "replay",
            description =
                    "Has one event processed again. Says what it would do, and does nothing, unless --expect is given.")
    static final class ReplayHook implements Callable<Integer> {

        @Mixin
        private OperatorCall call = new OperatorCall();

        @Mixin
        private HookChoice event = new HookChoice();

        @Option(
                names = "--expect",
                paramLabel = "N",
                description = "Replay it, if it has been replayed N times so far; the dry run tells N. Twice is once.")
        private @Nullable Long expected;

        @Override
        public Integer call() {
            Map<String, ?> request =
                    expected == null ? Map.of("dryRun", true) : Map.of("dryRun", false, "expectedReplays", expected);
            return call.ask(operator -> operator.post(event.path("replay"), request), HookText::replay);
        }
    }
}
