package dev.holdfast.kit.job.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.job.store.Settlement.Again;
import dev.holdfast.kit.job.store.Settlement.Charge;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.retention.RetentionConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Claims and what follows from them. Every method is one conditional write; "matched nothing" is an answer that says the
 * caller was second, and a failure leaves the outcome unknown, so that the same call may simply be made again.
 */
@Singleton
public class JobStore {

    private final Documents<JobDocument> jobs;
    private final Duration kept;

    JobStore(JobCollection collection, RetentionConfig retention) {
        this.jobs = collection.documents();
        this.kept = retention.jobs();
    }

    /** The job, or {@code null}. */
    public Uni<@Nullable JobDocument> find(String id) {
        return jobs.findById(id);
    }

    /** Inserts the jobs that are not there yet; the same call twice is the same as once. */
    public Uni<Void> insertMissing(List<JobDocument> born) {
        return jobs.insertIgnoringDuplicates(born);
    }

    /**
     * Takes a READY job that is due, for {@code lease}. Answers the job as it is now held, or {@code null} when there is
     * nothing to take. A job whose {@code expireAt} has passed becomes EXPIRED instead and is not taken.
     *
     * @param owner names the worker process; never used twice
     */
    public Uni<@Nullable JobDocument> claim(String id, String owner, Duration lease) {
        Bson free = and(eq("_id", id), eq("state", JobState.READY.name()), JobUpdates.due());
        return jobs.updateAndGet(free, JobUpdates.claim(owner, lease, kept))
                .map(job -> job == null || job.state() != JobState.RUNNING ? null : job);
    }

    /**
     * Renews the leases of a worker in one write.
     *
     * @param fences the fence of each job the worker believes it holds
     * @return the jobs it has lost
     */
    public Uni<Set<String>> renew(String owner, Map<String, Long> fences, Duration lease) {
        Bson held = and(in("_id", fences.keySet()), eq("state", JobState.RUNNING.name()), eq("lease.owner", owner));
        return jobs.updateMany(held, JobUpdates.renew(lease))
                .chain(() -> jobs.list(held, Sorts.ascending("_id"), 0, fences.size()))
                .map(found -> lost(fences, found));
    }

    private static Set<String> lost(Map<String, Long> fences, List<JobDocument> held) {
        Map<String, Long> kept = held.stream().collect(Collectors.toMap(JobDocument::id, JobDocument::fence));
        return fences.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(kept.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Ends a claim. True when the job is as the settlement says, by this call or by an earlier one whose answer was lost;
     * false when the claim was lost, in which case nothing was written.
     */
    public Uni<Boolean> settle(String id, long fence, Settlement settlement) {
        return jobs.update(held(id, fence), JobUpdates.settle(settlement, kept))
                .chain(result ->
                        result.getMatchedCount() == 1 ? Uni.createFrom().item(true) : isSettled(id, fence, settlement));
    }

    private Uni<Boolean> isSettled(String id, long fence, Settlement settlement) {
        return jobs.findById(id).map(job -> job != null && job.fence() == fence && job.state() == settlement.state());
    }

    /**
     * Gives back a job that this owner may or may not have claimed, the answer of the claim being lost. Not to be called while
     * the owner knowingly holds the job.
     */
    public Uni<Boolean> giveBack(String id, String owner) {
        Bson mine = and(eq("_id", id), eq("state", JobState.RUNNING.name()), eq("lease.owner", owner));
        return jobs.update(mine, JobUpdates.settle(new Again(Duration.ZERO, Charge.NOTHING, null), kept))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Ends somebody else's claim whose lease has run out; false when it has not, or is no longer that claim. */
    public Uni<Boolean> reap(String id, long fence, Settlement settlement) {
        return jobs.update(and(held(id, fence), JobUpdates.leaseOver()), JobUpdates.settle(settlement, kept))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Jobs whose lease has run out, the oldest first. */
    public Uni<List<JobDocument>> leasesOver(int limit) {
        Bson over = and(eq("state", JobState.RUNNING.name()), JobUpdates.leaseOver());
        return jobs.all(collection -> collection
                .find(over)
                .hint(JobCollection.LEASES)
                .sort(JobCollection.LEASES)
                .limit(limit));
    }

    private static Bson held(String id, long fence) {
        return and(eq("_id", id), eq("state", JobState.RUNNING.name()), eq("fence", fence));
    }
}
