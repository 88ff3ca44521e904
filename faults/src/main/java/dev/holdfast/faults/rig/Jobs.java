package dev.holdfast.faults.rig;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The collection {@code jobs} as somebody who puts jobs in and looks at them sees it. */
public final class Jobs {

    private static final int BATCH = 5_000;
    private static final int MAX_STALLS = 5;

    private final MongoCollection<Document> jobs;
    private final Clock clock = Clock.systemUTC();

    Jobs(MongoCollection<Document> jobs) {
        this.jobs = jobs;
    }

    /** So many jobs of a lane that are due at one moment; answers their ids. */
    public List<String> add(String lane, int count, Instant runAt) {
        return add(lane, count, runAt, MAX_STALLS);
    }

    /** The same, which are given up after so many lost leases. */
    public List<String> add(String lane, int count, Instant runAt, int maxStalls) {
        List<String> ids = new ArrayList<>();
        while (ids.size() < count) {
            List<Document> some = IntStream.range(0, Math.min(BATCH, count - ids.size()))
                    .mapToObj(n -> job(lane, runAt, maxStalls))
                    .toList();
            jobs.insertMany(some);
            some.forEach(job -> ids.add(job.getString("_id")));
        }
        return ids;
    }

    /** The same, due now. */
    public List<String> addDue(String lane, int count) {
        return add(lane, count, clock.instant());
    }

    private Document job(String lane, Instant runAt, int maxStalls) {
        String id = "fault|" + UUID.randomUUID();
        return new Document("_id", id)
                .append("type", "calendly-event")
                .append("lane", lane)
                .append(
                        "ref",
                        new Document("kind", "webhook-event").append("id", id).append("rev", 0L))
                .append("state", "READY")
                .append("runAt", Date.from(runAt))
                .append("attempts", 0)
                .append("maxAttempts", 20)
                .append("stalls", 0)
                .append("maxStalls", maxStalls)
                .append("fence", 0L)
                .append("payload", new Document("v", 1))
                .append("at", Date.from(clock.instant()));
    }

    /** Cancels a job as an operator does: only while nobody holds it. Answers whether it was in time. */
    public boolean cancel(String id) {
        return jobs.updateOne(and(eq("_id", id), eq("state", "READY")), Updates.set("state", "CANCELLED"))
                        .getMatchedCount()
                == 1;
    }

    /** Puts a job off, only while nobody holds it. Answers whether it was in time. */
    public boolean putOff(String id, Instant runAt) {
        return jobs.updateOne(and(eq("_id", id), eq("state", "READY")), Updates.set("runAt", Date.from(runAt)))
                        .getMatchedCount()
                == 1;
    }

    /** Makes jobs due now that nobody holds. */
    public void bringForward(Collection<String> ids) {
        jobs.updateMany(and(in("_id", ids), eq("state", "READY")), Updates.set("runAt", Date.from(clock.instant())));
    }

    public @Nullable Document find(String id) {
        return jobs.find(eq("_id", id)).first();
    }

    /** Which of these have not ended, or are not there. */
    public Set<String> open(Collection<String> ids) {
        Set<String> open = new HashSet<>(ids);
        jobs.find(and(in("state", "DONE", "DEAD", "CANCELLED", "EXPIRED", "UNKNOWN"), in("_id", ids)))
                .projection(include("_id"))
                .forEach(job -> open.remove(job.getString("_id")));
        return open;
    }

    /** How many of these are in a state. */
    public long count(Collection<String> ids, String state) {
        return jobs.countDocuments(and(in("_id", ids), eq("state", state)));
    }

    /** Leases that ran out, of all of these together. */
    public long stalls(Collection<String> ids) {
        return sum(ids, "stalls");
    }

    /** Failures that counted, of all of these together. */
    public long attempts(Collection<String> ids) {
        return sum(ids, "attempts");
    }

    private long sum(Collection<String> ids, String field) {
        long sum = 0;
        for (Document job : jobs.find(in("_id", ids)).projection(include(field))) {
            sum += job.getInteger(field);
        }
        return sum;
    }

    /** Takes everything away. */
    public void clear() {
        jobs.deleteMany(new Document());
    }
}
