package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.hint.DueHints;
import dev.holdfast.kit.job.hint.PopOrder;
import dev.holdfast.kit.job.hint.PopOrder.LaneShare;
import dev.holdfast.kit.job.hint.Popped;
import dev.holdfast.kit.job.hint.Popped.LanedJob;
import dev.holdfast.kit.job.loop.Deadline;
import dev.holdfast.kit.job.store.DueJob;
import dev.holdfast.kit.job.store.DueJobs;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker hears what is due: from hints, and when those have been away for a while from MongoDB itself, the most urgent lane
 * first. Redis makes it faster and is not needed. Used by one loop at a time.
 */
final class DueSource {

    private static final Logger LOG = Logger.getLogger(DueSource.class);

    /** How often hints that are away are tried: a frozen server costs each try its whole time limit. */
    private static final Duration PROBE = Duration.ofSeconds(2);

    /** So many times more than needed are read, and some of them taken by lot: other workers read the same. */
    private static final int CHOICE = 4;

    private final DueHints hints;
    private final DueJobs due;
    private final Duration patience;
    private @Nullable Deadline patienceEnds;
    private @Nullable Deadline nextProbe;
    private boolean direct;

    /** @param patience how long hints may be away before MongoDB is asked */
    DueSource(DueHints hints, DueJobs due, Duration patience) {
        this.hints = hints;
        this.due = due;
        this.patience = patience;
    }

    /** What is due now, at most as much as asked for; fails while there is nobody to ask. */
    Uni<Taken> take(PopOrder order) {
        return direct && nextProbe != null && !nextProbe.isOver() ? fromStore(order) : fromHints(order);
    }

    /**
     * Jobs that are due, as far as known.
     *
     * @param untilNext how long until another becomes due, if that is known
     */
    record Taken(List<LanedJob> jobs, @Nullable Duration untilNext, Source source) {}

    enum Source {
        HINT,
        STORE
    }

    private Uni<Taken> fromHints(PopOrder order) {
        return hints.pop(order)
                .invoke(this::answered)
                .map(popped -> new Taken(popped.jobs(), popped.untilNext(), Source.HINT))
                .onFailure()
                .recoverWithUni(failure ->
                        away(failure) ? fromStore(order) : Uni.createFrom().failure(failure));
    }

    private void answered(Popped popped) {
        if (direct) {
            LOG.info("The queue Redis answers again; due jobs come from hints");
        }
        patienceEnds = null;
        direct = false;
    }

    private boolean away(Throwable failure) {
        if (patienceEnds == null) {
            patienceEnds = Deadline.in(patience);
        }
        nextProbe = Deadline.in(PROBE);
        if (!direct && patienceEnds.isOver()) {
            LOG.warnf(
                    "The queue Redis is away (%s); due jobs are read from MongoDB",
                    failure.getClass().getSimpleName());
            direct = true;
        }
        return direct;
    }

    private Uni<Taken> fromStore(PopOrder order) {
        return due.now()
                .chain(now -> Multi.createFrom()
                        .iterable(order.shares())
                        .onItem()
                        .transformToUniAndConcatenate(share -> read(share, now, order.max()))
                        .collect()
                        .asList())
                .map(lanes -> new Taken(firstOf(lanes, order.max()), null, Source.STORE));
    }

    private Uni<List<LanedJob>> read(LaneShare share, Instant now, int max) {
        return due.page(share.lane(), new DueJobs.Span(null, now), null, max * CHOICE)
                .map(DueSource::shuffled);
    }

    private static List<LanedJob> shuffled(List<DueJob> jobs) {
        List<LanedJob> order = new ArrayList<>(jobs.stream()
                .map(job -> new LanedJob(job.lane(), job.id(), false))
                .toList());
        Collections.shuffle(order);
        return order;
    }

    private static List<LanedJob> firstOf(List<List<LanedJob>> lanes, int max) {
        Stream<LanedJob> urgentFirst = lanes.stream().flatMap(List::stream);
        return urgentFirst.limit(max).toList();
    }
}
