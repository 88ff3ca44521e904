package dev.holdfast.promoter.promotion;

import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.hint.DueHints;
import dev.holdfast.kit.job.hint.Hint;
import dev.holdfast.kit.job.hint.Pushed;
import dev.holdfast.kit.job.hint.Pushed.Outcome;
import dev.holdfast.kit.job.hint.QueueMoment;
import dev.holdfast.kit.job.hint.QueueRedis;
import dev.holdfast.kit.job.store.DueJob;
import dev.holdfast.kit.job.store.DueJobs;
import dev.holdfast.kit.job.store.DueJobs.Span;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Copies due times from MongoDB into hints. Each method may run at any time, any number of times and in any number of
 * processes; each fails when one of the two servers is away and has then done no harm. "Now" is the queue server's clock.
 *
 * <p>A full lane takes no more hints, so that a backlog of any length costs Redis a bounded memory: the rest stays in MongoDB, the
 * oldest first.
 */
@Singleton
public class Promoter {

    /** Ids in one script call: more would hold the server for half a millisecond and longer. */
    private static final int BATCH = 200;

    /** Jobs read at once; they are pushed in several calls that are all under way together. */
    private static final int PAGE = 5 * BATCH;

    private static final Duration EDGE_BEHIND = Duration.ofSeconds(30);
    private static final Duration EDGE_AHEAD = Duration.ofSeconds(15);

    private final DueJobs due;
    private final DueHints hints;
    private final List<String> lanes;
    private final Duration horizon;
    private final int full;
    private final PromotionMetrics metrics;

    Promoter(DueJobs due, QueueRedis redis, JobsConfig jobs, PromotionConfig config, PromotionMetrics metrics) {
        this.due = due;
        this.hints = redis.hints();
        this.lanes = config.lanes();
        this.horizon = jobs.horizon();
        this.full = jobs.laneFull();
        this.metrics = metrics;
    }

    /** What a scan fills: a lane of this queue. */
    private record Filling(QueueMoment queue, String lane, String scan) {}

    /**
     * What is due about now, and of what is long overdue the oldest.
     *
     * @return the generation of the queue that was filled
     */
    Uni<String> promoteEdge() {
        return hints.open()
                .call(queue -> each(lanes, lane -> edge(new Filling(queue, lane, "edge"))))
                .map(QueueMoment::generation);
    }

    private Uni<Void> edge(Filling filling) {
        Instant now = filling.queue().now();
        Instant behind = now.minus(EDGE_BEHIND);
        return due.page(filling.lane(), new Span(null, behind), null, BATCH)
                .invoke(overdue -> metrics.oldestDue(filling.lane(), overdue, now))
                .chain(overdue -> push(filling, overdue))
                .chain(() -> all(filling, new Span(behind, now.plus(EDGE_AHEAD))));
    }

    /**
     * Everything within the horizon, as far as lanes take it.
     *
     * @return the generation of the queue that was filled
     */
    Uni<String> promoteAll() {
        return hints.open()
                .call(queue -> Uni.join()
                        .all(lanes.stream()
                                .map(lane -> all(new Filling(queue, lane, "full"), new Span(null, horizonOf(queue))))
                                .toList())
                        .andFailFast())
                .map(QueueMoment::generation);
    }

    /** Those of these jobs that are due within the horizon. */
    public Uni<Void> promote(List<String> ids) {
        return hints.open().chain(queue -> due.among(ids, horizonOf(queue)).chain(jobs -> pushByLane(queue, jobs)));
    }

    private Instant horizonOf(QueueMoment queue) {
        return queue.now().plus(horizon);
    }

    private Uni<Void> pushByLane(QueueMoment queue, List<DueJob> jobs) {
        Map<String, List<DueJob>> byLane = jobs.stream().collect(Collectors.groupingBy(DueJob::lane));
        return each(byLane.entrySet(), lane -> push(new Filling(queue, lane.getKey(), "poke"), lane.getValue())
                .replaceWithVoid());
    }

    private Uni<Void> all(Filling filling, Span span) {
        AtomicReference<DueJob> last = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> next(filling, span, last))
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Pushes the page after the last; answers whether another may follow. */
    private Uni<Boolean> next(Filling filling, Span span, AtomicReference<DueJob> last) {
        return due.page(filling.lane(), span, last.get(), PAGE)
                .invoke(page -> page.stream().reduce((first, second) -> second).ifPresent(last::set))
                .chain(page -> push(filling, page).map(taken -> taken && page.size() == PAGE));
    }

    /** True unless the lane is full. */
    private Uni<Boolean> push(Filling filling, List<DueJob> jobs) {
        List<Uni<Pushed>> calls = IntStream.iterate(0, at -> at < jobs.size(), at -> at + BATCH)
                .mapToObj(at -> jobs.subList(at, Math.min(at + BATCH, jobs.size())))
                .map(part -> pushBatch(filling, part))
                .toList();
        return calls.isEmpty()
                ? Uni.createFrom().item(true)
                : Uni.join().all(calls).andFailFast().map(all -> all.stream()
                        .noneMatch(pushed -> pushed.outcome() == Outcome.FULL));
    }

    private Uni<Pushed> pushBatch(Filling filling, List<DueJob> jobs) {
        List<Hint> batch =
                jobs.stream().map(job -> new Hint(job.id(), job.runAt())).toList();
        return hints.push(filling.queue().generation(), filling.lane(), batch, full)
                .invoke(pushed -> requireSameGeneration(pushed))
                .invoke(pushed -> metrics.hinted(filling.lane(), filling.scan(), pushed.added()));
    }

    private static void requireSameGeneration(Pushed pushed) {
        if (pushed.outcome() == Outcome.WIPED) {
            throw new QueueWipedException();
        }
    }

    private static <T> Uni<Void> each(Iterable<T> items, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
