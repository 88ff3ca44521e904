package dev.holdfast.promoter.promotion;

import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.hint.DueHints;
import dev.holdfast.kit.job.hint.Hint;
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

/**
 * Copies due times from MongoDB into hints. Each method may run at any time, any number of times and in any number of
 * processes; each fails when one of the two servers is away and has then done no harm. "Now" is the queue server's clock.
 */
@Singleton
public class Promoter {

    /** Ids in one script call: more would hold the server for half a millisecond and longer. */
    private static final int BATCH = 200;

    private static final Duration EDGE_BEHIND = Duration.ofSeconds(30);
    private static final Duration EDGE_AHEAD = Duration.ofSeconds(15);

    private final DueJobs due;
    private final DueHints hints;
    private final List<String> lanes;
    private final Duration horizon;

    Promoter(DueJobs due, QueueRedis redis, JobsConfig jobs, PromotionConfig config) {
        this.due = due;
        this.hints = redis.hints();
        this.lanes = config.lanes();
        this.horizon = jobs.horizon();
    }

    /**
     * What is due about now, and of what is long overdue the oldest.
     *
     * @return the generation of the queue that was filled
     */
    Uni<String> promoteEdge() {
        return hints.open()
                .call(queue -> each(lanes, lane -> edge(queue, lane)))
                .map(QueueMoment::generation);
    }

    private Uni<Void> edge(QueueMoment queue, String lane) {
        Instant behind = queue.now().minus(EDGE_BEHIND);
        return due.page(lane, new Span(null, behind), null, BATCH)
                .chain(overdue -> push(queue, lane, overdue))
                .chain(() -> all(queue, lane, new Span(behind, queue.now().plus(EDGE_AHEAD))));
    }

    /**
     * Everything within the horizon.
     *
     * @return the generation of the queue that was filled
     */
    Uni<String> promoteAll() {
        return hints.open()
                .call(queue -> each(lanes, lane -> all(queue, lane, new Span(null, horizonOf(queue)))))
                .map(QueueMoment::generation);
    }

    /** Those of these jobs that are due within the horizon. */
    Uni<Void> promote(List<String> ids) {
        return hints.open().chain(queue -> due.among(ids, horizonOf(queue)).chain(jobs -> pushByLane(queue, jobs)));
    }

    private Instant horizonOf(QueueMoment queue) {
        return queue.now().plus(horizon);
    }

    private Uni<Void> pushByLane(QueueMoment queue, List<DueJob> jobs) {
        Map<String, List<DueJob>> byLane = jobs.stream().collect(Collectors.groupingBy(DueJob::lane));
        return each(byLane.entrySet(), lane -> push(queue, lane.getKey(), lane.getValue()));
    }

    private Uni<Void> all(QueueMoment queue, String lane, Span span) {
        AtomicReference<DueJob> last = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> next(queue, lane, span, last))
                .whilst(pushed -> pushed == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> next(QueueMoment queue, String lane, Span span, AtomicReference<DueJob> last) {
        return due.page(lane, span, last.get(), BATCH)
                .call(page -> push(queue, lane, page))
                .invoke(page -> page.stream().reduce((first, second) -> second).ifPresent(last::set))
                .map(List::size);
    }

    private Uni<Void> push(QueueMoment queue, String lane, List<DueJob> jobs) {
        List<Hint> page =
                jobs.stream().map(job -> new Hint(job.id(), job.runAt())).toList();
        return hints.push(queue.generation(), lane, page)
                .invoke(taken -> requireSameGeneration(taken))
                .replaceWithVoid();
    }

    private static void requireSameGeneration(boolean taken) {
        if (!taken) {
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
