package dev.holdfast.kit.job.outbox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents whose outboxes are to be relayed soon. One batch is under way at a time and the next gathers meanwhile: a single
 * document waits for nothing, and under load many share the same few writes.
 */
final class RelayQueue {

    static final int BATCH = 200;

    /** More are left to the sweep: this is memory, and the documents are in the database. */
    private static final int MOST_WAITING = 10_000;

    private final Map<String, Set<String>> waiting = new LinkedHashMap<>();
    private int size;
    private boolean busy;

    /** Some documents of one collection. */
    record Batch(String collection, List<String> ids) {}

    /** Notes a document. True when nobody is at work, so that the caller has to begin. */
    synchronized boolean add(String collection, String documentId) {
        if (size == MOST_WAITING) {
            return false;
        }
        if (waiting.computeIfAbsent(collection, name -> new LinkedHashSet<>()).add(documentId)) {
            size++;
        }
        boolean begin = !busy;
        busy = true;
        return begin;
    }

    /** The next batch, or {@code null} when nothing waits; whoever is told so is no longer at work. */
    synchronized @Nullable Batch next() {
        var collections = waiting.entrySet().iterator();
        if (!collections.hasNext()) {
            busy = false;
            return null;
        }
        var first = collections.next();
        List<String> ids = first.getValue().stream().limit(BATCH).toList();
        ids.forEach(first.getValue()::remove);
        size -= ids.size();
        collections.remove();
        if (!first.getValue().isEmpty()) {
            // To the end, so that a busy collection does not keep others waiting.
            waiting.put(first.getKey(), first.getValue());
        }
        return new Batch(first.getKey(), ids);
    }
}
