package dev.holdfast.kit.job.outbox;

import dev.holdfast.kit.job.hint.DueHints;
import dev.holdfast.kit.job.hint.Hint;
import dev.holdfast.kit.job.hint.QueueMoment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts hints of what is due within the horizon into the service's own queue Redis. */
final class HintNudge implements JobNudge {

    private final DueHints hints;
    private final Duration horizon;
    private final int laneFull;

    HintNudge(DueHints hints, Duration horizon, int laneFull) {
        this.hints = hints;
        this.horizon = horizon;
        this.laneFull = laneFull;
    }

    @Override
    public Uni<Void> nudge(List<OutboxEntry> born) {
        return hints.open().chain(queue -> push(queue, born));
    }

    private Uni<Void> push(QueueMoment queue, List<OutboxEntry> born) {
        Map<String, List<Hint>> lanes = born.stream()
                .filter(entry -> !entry.runAt().isAfter(queue.now().plus(horizon)))
                .collect(Collectors.groupingBy(
                        OutboxEntry::lane,
                        Collectors.mapping(entry -> new Hint(entry.id(), entry.runAt()), Collectors.toList())));
        return Multi.createFrom()
                .iterable(lanes.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        lane -> hints.push(queue.generation(), lane.getKey(), lane.getValue(), laneFull))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
