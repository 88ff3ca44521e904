package dev.holdfast.kit.job.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;

/**
 * The collection {@code jobs} and its indexes, four besides {@code _id}: each costs every write. The hosts of workers make the
 * indexes; a service that only inserts needs none, and may make none in a collection that is not its own. The promoter adds two for operators, which cost next to nothing.
 */
@Singleton
public class JobCollection implements StoreSetup {

    /** {@code state} is in the key, though constant there: a filtered field outside the key would force a fetch. */
    static final Bson DUE = Indexes.ascending("state", "lane", "runAt", "_id");

    static final Bson LEASES = Indexes.ascending("lease.until");

    private final Documents<JobDocument> jobs;
    private final boolean makesIndexes;

    JobCollection(Database database, JobsConfig config) {
        this.jobs = database.documents("jobs", JobDocument.class);
        this.makesIndexes = config.makeIndexes().orElse(config.lanes().isPresent());
    }

    Documents<JobDocument> documents() {
        return jobs;
    }

    @Override
    public Uni<Void> prepare() {
        return makesIndexes ? indexes() : Uni.createFrom().voidItem();
    }

    private Uni<Void> indexes() {
        return jobs.ensureIndex(DUE, onlyWhile(JobState.READY))
                .chain(() -> jobs.ensureIndex(LEASES, onlyWhile(JobState.RUNNING)))
                .chain(() -> jobs.ensureIndex(Indexes.ascending("ref.id", "state"), new IndexOptions()))
                .chain(() -> jobs.ensureIndex(
                        Indexes.ascending("purgeAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)));
    }

    private static IndexOptions onlyWhile(JobState state) {
        return new IndexOptions().partialFilterExpression(Filters.eq("state", state.name()));
    }
}
