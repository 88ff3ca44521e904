package dev.holdfast.kit.job.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Makes new jobs run sooner than the next scan would. Only a hint: when it fails or is lost, the scan finds the jobs. */
public interface JobNudge {

    /** Tells whoever hands out work. May fail; the caller ignores that. */
    Uni<Void> nudge(List<OutboxEntry> born);
}
