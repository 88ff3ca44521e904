package dev.holdfast.kit.job.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Asks job-promoter over HTTP. */
final class PokeNudge implements JobNudge {

    private final PokeApi promoter;

    PokeNudge(PokeApi promoter) {
        this.promoter = promoter;
    }

    @Override
    public Uni<Void> nudge(List<OutboxEntry> born) {
        return promoter.poke(
                new PokeApi.PokeRequest(born.stream().map(OutboxEntry::id).toList()));
    }
}
