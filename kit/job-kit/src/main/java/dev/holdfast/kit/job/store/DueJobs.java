package dev.holdfast.kit.job.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads which jobs become due, from the index alone: not one job document is fetched. */
@Singleton
public class DueJobs {

    private static final Bson FIELDS = Projections.include("_id", "lane", "runAt");

    private final Documents<DueJob> jobs;

    DueJobs(JobCollection collection) {
        this.jobs = collection.documents().as(DueJob.class);
    }

    /**
     * A span of due times, both ends included.
     *
     * @param from null for everything overdue
     */
    public record Span(@Nullable Instant from, Instant until) {}

    /**
     * The next jobs of a lane in order of due time and then id, equal due times included.
     *
     * @param after the last job of the page before, or null for the first page
     */
    public Uni<List<DueJob>> page(String lane, Span span, @Nullable DueJob after, int size) {
        return jobs.all(collection -> query(collection, lane, span, after, after == null ? size : size + 1))
                .map(page -> page.isEmpty() || after == null || !page.getFirst().equals(after)
                        ? page.subList(0, Math.min(size, page.size()))
                        : page.subList(1, page.size()));
    }

    FindPublisher<DueJob> query(
            MongoCollection<DueJob> collection, String lane, Span span, @Nullable DueJob after, int limit) {
        Bson ready = and(eq("state", JobState.READY.name()), eq("lane", lane), lte("runAt", span.until()));
        Bson filter = span.from() == null ? ready : and(ready, gte("runAt", span.from()));
        FindPublisher<DueJob> query = collection
                .find(filter)
                .projection(FIELDS)
                .sort(JobCollection.DUE)
                .hint(JobCollection.DUE)
                .limit(limit);
        return after == null ? query : query.min(key(after));
    }

    private static Document key(DueJob job) {
        return new Document("state", JobState.READY.name())
                .append("lane", job.lane())
                .append("runAt", job.runAt())
                .append("_id", job.id());
    }

    /** Those of the jobs that are READY and due by then. */
    public Uni<List<DueJob>> among(List<String> ids, Instant until) {
        Bson filter = and(in("_id", ids), eq("state", JobState.READY.name()), lte("runAt", until));
        return jobs.all(collection -> collection.find(filter).projection(FIELDS));
    }
}
