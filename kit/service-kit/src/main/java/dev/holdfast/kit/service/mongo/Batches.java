package dev.holdfast.kit.service.mongo;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Work that is done for many at once. One batch is under way at a time and the next gathers meanwhile: a single item waits for
 * nothing, and under load the size of batches follows the load (ADR 17). Batches belong to no request, so that
 * no request's budget ends them or pays for them.
 *
 * @param <T> items; one that equals another that waits is not added again
 */
public final class Batches<T> implements AutoCloseable {

    private final Limits limits;
    private final Function<List<T>, Uni<Void>> work;
    private final ExecutorService outside;
    private final Set<T> waiting = new LinkedHashSet<>();
    private boolean busy;

    /**
     * Bounds.
     *
     * @param size of a batch, in items
     * @param waiting how many items may wait
     * @param time that a batch may take before the next is begun
     * @param rest between batches
     */
    public record Limits(int size, int waiting, Duration time, Rest rest) {

        /** Without a rest. */
        public Limits(int size, int waiting, Duration time) {
            this(size, waiting, time, new Rest(Integer.MAX_VALUE, Duration.ZERO));
        }
    }

    /**
     * For work that nobody waits for: a rest after a large batch, in which the next one gathers, unless that is full already.
     *
     * @param from how many items make a batch large
     */
    public record Rest(int from, Duration time) {}

    /**
     * @param name of the thread on which batches begin
     * @param work on one batch; its failure is its own affair, and the next batch follows all the same
     */
    public Batches(String name, Limits limits, Function<List<T>, Uni<Void>> work) {
        this.limits = limits;
        this.work = work;
        this.outside = Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().name(name).daemon().unstarted(task));
    }

    /** Adds an item and does not wait; false when as many wait as may, or everything is being stopped, and the item was not taken. */
    public boolean add(T item) {
        return switch (noted(item)) {
            case FULL -> false;
            case WAITS -> true;
            case BEGINS -> begin();
        };
    }

    private enum Noted {
        FULL,
        WAITS,
        BEGINS
    }

    private synchronized Noted noted(T item) {
        if (waiting.size() >= limits.waiting() && !waiting.contains(item)) {
            return Noted.FULL;
        }
        waiting.add(item);
        boolean somebodyIsAtWork = busy;
        busy = true;
        return somebodyIsAtWork ? Noted.WAITS : Noted.BEGINS;
    }

    private boolean begin() {
        try {
            outside.execute(this::workOnNext);
            return true;
        } catch (RejectedExecutionException stopped) {
            return false;
        }
    }

    private void workOnNext() {
        List<T> batch = next();
        if (!batch.isEmpty()) {
            Uni.createFrom()
                    .deferred(() -> work.apply(batch))
                    .ifNoItem()
                    .after(limits.time())
                    .fail()
                    .onTermination()
                    .invoke(() -> beginAfter(batch))
                    .subscribe()
                    .with(done -> {}, failure -> {});
        }
    }

    private void beginAfter(List<T> batch) {
        if (batch.size() >= limits.rest().from() && hasRoom()) {
            CompletableFuture.delayedExecutor(limits.rest().time().toNanos(), TimeUnit.NANOSECONDS, outside)
                    .execute(this::workOnNext);
        } else {
            begin();
        }
    }

    private synchronized boolean hasRoom() {
        return waiting.size() < limits.size();
    }

    /** Empty when nothing waits; whoever is told so is no longer at work. */
    private synchronized List<T> next() {
        List<T> batch = waiting.stream().limit(limits.size()).toList();
        batch.forEach(waiting::remove);
        busy = !batch.isEmpty();
        return batch;
    }

    @Override
    public void close() {
        outside.shutdown();
    }
}
