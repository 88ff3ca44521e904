package dev.holdfast.kit.job.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.time.ClockShift;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads which jobs become due, from the index alone: not one job document is fetched. */
@Singleton
public class DueJobs {

    private static final Bson FIELDS = Projections.include("_id", "lane", "runAt");

    private final Documents<DueJob> jobs;

    private final Database database;

    private final ClockShift shift;

    DueJobs(JobCollection collection, Database database, ClockShift shift) {
        this.jobs = collection.documents().as(DueJob.class);
        this.database = database;
        this.shift = shift;
    }

    /** The time by MongoDB's clock, which alone decides what is due, with the platform's shift. */
    public Uni<Instant> now() {
        return database.command(new Document("hello", 1))
                .map(hello -> hello.getDate("localTime").toInstant().plus(shift.ahead()));
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
        if (after == null) {
            return read(within(lane, span), size);
        }
        Bson sameTime = and(within(lane, span), eq("runAt", after.runAt()), gt("_id", after.id()));
        Bson later = and(within(lane, span), gt("runAt", after.runAt()));
        return read(sameTime, size)
                .chain(first -> first.size() == size
                        ? Uni.createFrom().item(first)
                        : read(later, size - first.size()).map(rest -> joined(first, rest)));
    }

    private static List<DueJob> joined(List<DueJob> first, List<DueJob> rest) {
        return Stream.concat(first.stream(), rest.stream()).toList();
    }

    private static Bson within(String lane, Span span) {
        Bson ready = and(eq("state", JobState.READY.name()), eq("lane", lane), lte("runAt", span.until()));
        return span.from() == null ? ready : and(ready, gte("runAt", span.from()));
    }

    private Uni<List<DueJob>> read(Bson filter, int limit) {
        return jobs.all(collection -> query(collection, filter).limit(limit));
    }

    private static FindPublisher<DueJob> query(MongoCollection<DueJob> collection, Bson filter) {
        return collection
                .find(filter)
                .projection(FIELDS)
                .sort(JobCollection.DUE)
                .hint(JobCollection.DUE);
    }

    /** Those of the jobs that are READY and due by then. */
    public Uni<List<DueJob>> among(List<String> ids, Instant until) {
        Bson filter = and(in("_id", ids), eq("state", JobState.READY.name()), lte("runAt", until));
        return jobs.all(collection -> collection.find(filter).projection(FIELDS));
    }
}
