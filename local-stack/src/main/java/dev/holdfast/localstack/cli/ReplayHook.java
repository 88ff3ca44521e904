package dev.holdfast.localstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.localstack.operator.HookText;
import dev.holdfast.localstack.operator.Operator;
import dev.holdfast.localstack.operator.RangeReplay;
import dev.holdfast.localstack.operator.RangeReplay.Selection;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exit status: 0 done or told, 1 refused or at least one event was not replayed, 2 not said which events are meant. */
@Command(
        name = "replay",
        description = {
            "Has one event processed again, or each of those of a time.",
            "Says what it would do, and does nothing, unless --expect or --really is given."
        })
final class ReplayHook implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OperatorCall call = new OperatorCall();

    @Mixin
    private HookFilter filter = new HookFilter();

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            defaultValue = "",
            description = "One event, as listed; or else --from and --to.")
    private String id = "";

    @Option(
            names = "--expect",
            paramLabel = "N",
            description = "Replay the one event, if it has been replayed N times so far; the dry run tells N. "
                    + "Twice is once.")
    private @Nullable Long expected;

    @Option(
            names = "--outcome",
            defaultValue = "",
            description = "Of those of a time, the ones whose latest job is in this state, such as DEAD.")
    private String outcome = "";

    @Option(names = "--really", description = "Replay those of a time, each once, the oldest first.")
    private boolean really;

    @Override
    public Integer call() {
        if (isOneEvent()) {
            return replayOne();
        }
        if (isRange()) {
            return call.act(this::replayRange);
        }
        throw new ParameterException(
                spec.commandLine(),
                "Name one event by its ID, with --expect or without; or else those of a time by both --from and --to.");
    }

    private boolean isOneEvent() {
        return !id.isEmpty() && filter.isEmpty() && outcome.isEmpty() && !really;
    }

    private boolean isRange() {
        return id.isEmpty() && filter.isRange() && expected == null;
    }

    private int replayOne() {
        Map<String, ?> request =
                expected == null ? Map.of("dryRun", true) : Map.of("dryRun", false, "expectedReplays", expected);
        return call.ask(operator -> operator.post(Operator.at(Hooks.ALL, id, "replay"), request), HookText::replay);
    }

    private int replayRange(Operator operator) {
        var replay = new RangeReplay(operator, Hooks.ALL);
        Selection selected = replay.select(filter.parameters(), outcome);
        if (!really) {
            call.show(selected.toJson(), selection -> HookText.selection(selected, Instant.now()));
            return 0;
        }
        JsonNode done = replay.replay(selected, call::tell);
        call.show(done, HookText::replays);
        return done.path("failed").isEmpty() ? 0 : 1;
    }
}
