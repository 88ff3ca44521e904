package dev.holdfast.faults.history;

import com.mongodb.MongoException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Writes down every change of {@code jobs} in the order of MongoDB's own log, and goes on where it stopped when MongoDB was away. Only
 * acknowledged (majority) writes appear, so nothing that a fail-over rolled back does.
 */
public final class Recorder implements AutoCloseable {

    private final MongoCollection<Document> jobs;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Seen> latest = new HashMap<>();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean watching;

    /** Begins; changes after {@link #isWatching} are certain to be seen. */
    public Recorder(MongoCollection<Document> jobs) {
        this.jobs = jobs;
        this.thread = Thread.ofPlatform().name("recorder").daemon().start(this::record);
    }

    /** Is the log being read? */
    public boolean isWatching() {
        return watching;
    }

    /** All changes so far. */
    public synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Forgets what was: a new cell begins. */
    public synchronized void clear() {
        steps.clear();
        latest.clear();
    }

    /** Has the end of this job been seen? */
    public synchronized boolean hasEnded(String job) {
        Seen now = latest.get(job);
        return now != null && now.step().isEnd();
    }

    private void record() {
        BsonDocument token = null;
        while (!stopped) {
            try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes = open(token)) {
                watching = true;
                while (!stopped) {
                    ChangeStreamDocument<Document> change = changes.tryNext();
                    if (change != null) {
                        note(change);
                    }
                    token = changes.getResumeToken();
                }
            } catch (MongoException away) {
                pause();
            }
        }
    }

    private MongoChangeStreamCursor<ChangeStreamDocument<Document>> open(@Nullable BsonDocument token) {
        ChangeStreamIterable<Document> stream = jobs.watch().maxAwaitTime(100, TimeUnit.MILLISECONDS);
        return (token == null ? stream : stream.resumeAfter(token)).cursor();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(ChangeStreamDocument<Document> change) {
        String id =
                Objects.requireNonNull(change.getDocumentKey()).getString("_id").getValue();
        Instant at = Instant.ofEpochMilli(
                Objects.requireNonNull(change.getWallTime()).getValue());
        Document born = change.getFullDocument();
        Seen before = latest.get(id);
        if (born != null) {
            add(Seen.born(id, at, born));
        } else if (change.getUpdateDescription() != null && before != null) {
            add(before.after(at, change.getUpdateDescription()));
        }
    }

    private void add(Seen now) {
        steps.add(now.step());
        latest.put(now.step().jobId(), now);
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
