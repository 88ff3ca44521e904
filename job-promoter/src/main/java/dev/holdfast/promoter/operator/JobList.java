package dev.holdfast.promoter.operator;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexOptions;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Reads lists of jobs, the newest first. Its two indexes cost little: the one by birth is written once in a job's life, and that of
 * the ends an operator looks for holds few.
 */
@Singleton
class JobList implements StoreSetup {

    /** Counting more would read the collection. */
    static final int MOST_COUNTED = 10_000;

    private static final int MOST_ABOUT = 1_000;

    private static final Bson NEWEST_FIRST = descending("at", "_id");

    private static final List<String> UNUSUAL = Stream.of(
                    JobState.DEAD, JobState.UNKNOWN, JobState.CANCELLED, JobState.EXPIRED)
            .map(Enum::name)
            .toList();

    private final Documents<JobDocument> jobs;

    JobList(Database database) {
        this.jobs = database.documents("jobs", JobDocument.class);
    }

    @Override
    public Uni<Void> prepare() {
        var unusual = new IndexOptions().name("unusual_ends").partialFilterExpression(in("state", UNUSUAL));
        return jobs.ensureIndex(ascending("at", "_id"), new IndexOptions())
                .chain(() -> jobs.ensureIndex(ascending("state", "at", "_id"), unusual));
    }

    /** A slice of the list. */
    Uni<List<JobDocument>> page(JobFilter filter, int skip, int limit) {
        return jobs.list(bson(filter), NEWEST_FIRST, skip, limit);
    }

    /** How many there are; of more than 10,000 that match a filter, 10,000. */
    Uni<Long> count(JobFilter filter) {
        Document wanted = bson(filter);
        return jobs.one(collection -> wanted.isEmpty()
                        ? collection.estimatedDocumentCount()
                        : collection.countDocuments(wanted, new CountOptions().limit(MOST_COUNTED)))
                .map(Objects::requireNonNull);
    }

    /** The jobs of these documents, the newest first; of very many the newest. */
    Uni<List<JobDocument>> about(String kind, List<String> refs) {
        return jobs.list(and(in("ref.id", refs), eq("ref.kind", kind)), NEWEST_FIRST, 0, MOST_ABOUT);
    }

    private static Document bson(JobFilter filter) {
        var document = new Document();
        if (filter.state() != null) {
            document.append("state", filter.state());
        }
        if (filter.type() != null) {
            document.append("type", filter.type());
        }
        if (filter.ref() != null) {
            document.append("ref.id", filter.ref());
        }
        return document;
    }
}
