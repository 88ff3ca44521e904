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
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Writes down every change of {@code jobs} in the order of MongoDB's own log, and goes on where it stopped when MongoDB was away. Only
 * acknowledged (majority) writes appear, so nothing that a fail-over rolled back does.
 */
public final class Recorder implements AutoCloseable {

    private final MongoCollection<Document> jobs;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Step> latest = new HashMap<>();
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

    /** The job as it was after the last change that was seen. */
    public synchronized @Nullable Step latest(String job) {
        return latest.get(job);
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
        BsonDateTime wall = Objects.requireNonNull(change.getWallTime());
        Instant at = Instant.ofEpochMilli(wall.getValue());
        Document born = change.getFullDocument();
        Step before = latest.get(id);
        if (born != null) {
            add(born(id, at, born));
        } else if (change.getUpdateDescription() != null && before != null) {
            add(changed(
                    before,
                    at,
                    Objects.requireNonNullElseGet(
                            change.getUpdateDescription().getUpdatedFields(), BsonDocument::new)));
        }
    }

    private void add(Step step) {
        steps.add(step);
        latest.put(step.jobId(), step);
    }

    private static Step born(String id, Instant at, Document job) {
        return new Step(
                id,
                at,
                job.getString("state"),
                job.get("fence", Number.class).longValue(),
                job.getInteger("attempts"),
                job.getInteger("stalls"),
                job.getDate("runAt").toInstant(),
                0);
    }

    private static Step changed(Step before, Instant at, BsonDocument fields) {
        boolean end = fields.containsKey("doneAt");
        return new Step(
                before.jobId(),
                at,
                fields.containsKey("state") ? fields.getString("state").getValue() : before.state(),
                number(fields, "fence", before.fence()),
                (int) number(fields, "attempts", before.attempts()),
                (int) number(fields, "stalls", before.stalls()),
                fields.containsKey("runAt")
                        ? Instant.ofEpochMilli(fields.getDateTime("runAt").getValue())
                        : before.runAt(),
                before.written() + (end ? 1 : 0));
    }

    private static long number(BsonDocument fields, String name, long otherwise) {
        BsonValue value = fields.get(name);
        return value == null ? otherwise : value.asNumber().longValue();
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
