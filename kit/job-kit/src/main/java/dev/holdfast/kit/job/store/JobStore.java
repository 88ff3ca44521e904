package dev.holdfast.kit.job.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.store.Settlement.Again;
import dev.holdfast.kit.job.store.Settlement.Charge;
import dev.holdfast.kit.job.store.Settlement.Final;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.MongoFailures;
import dev.holdfast.kit.service.retention.RetentionConfig;
import dev.holdfast.kit.service.time.ClockShift;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims and what follows from them. Every method is one conditional write; "matched nothing" is an answer that says the
 * caller was second, and a failure leaves the outcome unknown, so that the same call may simply be made again.
 */
@Singleton
public class JobStore {

    private static final Logger LOG = Logger.getLogger(JobStore.class);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final Documents<JobDocument> jobs;
    private final Duration kept;
    private final boolean fenced;
    private final ClockShift shift;

    JobStore(JobCollection collection, RetentionConfig retention, JobsConfig config, ClockShift shift) {
        this.jobs = collection.documents();
        this.kept = retention.jobs();
        this.fenced = config.fenced();
        this.shift = shift;
        if (!fenced) {
            LOG.error(
                    "Writes about jobs are not fenced: jobs will be done twice. This is for the control run of faults only");
        }
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
     * Takes those of these jobs that are READY and due, for {@code lease}: one write for all, and one read of what it took. A job
     * whose {@code expireAt} has passed becomes EXPIRED instead and is not taken. After a failure nobody knows what was taken
     * until {@link #giveBack} has answered.
     *
     * @param refused types that are not taken now
     * @return the jobs as they are now held
     */
    public Uni<List<JobDocument>> claim(List<String> ids, Claim claim, Duration lease, Set<String> refused) {
        Bson free = and(in("_id", ids), eq("state", JobState.READY.name()), JobUpdates.due(shift.ahead()));
        Bson wanted = refused.isEmpty() ? free : and(free, nin("type", refused));
        return jobs.updateMany(wanted, JobUpdates.claim(claim, lease, kept, shift.ahead()))
                .chain(taken -> taken.getMatchedCount() == 0
                        ? Uni.createFrom().item(List.of())
                        : readable(heldBy(ids, claim), ids.size(), null));
    }

    /** Those that match and can be read. One that a newer version wrote keeps no other from its worker. */
    private Uni<List<JobDocument>> readable(Bson running, int limit, @Nullable Bson order) {
        return jobs.all(collection -> found(collection, running, order).limit(limit))
                .onFailure(failure -> !MongoFailures.isUnavailable(failure))
                .recoverWithUni(() -> oneByOne(running, limit, order));
    }

    /** @param order an index that both finds and sorts; null for any order */
    private static <T> FindPublisher<T> found(MongoCollection<T> collection, Bson running, @Nullable Bson order) {
        FindPublisher<T> found = collection.find(running);
        return order == null ? found : found.hint(order).sort(order);
    }

    private Uni<List<JobDocument>> oneByOne(Bson running, int limit, @Nullable Bson order) {
        return jobs.as(DueJob.class)
                .all(collection -> found(collection, running, order)
                        .projection(Projections.include("_id", "lane", "runAt"))
                        .limit(limit))
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(one -> readable(one.id()))
                .collect()
                .with(Collectors.flatMapping(Optional::stream, Collectors.toList()));
    }

    private Uni<Optional<JobDocument>> readable(String id) {
        return jobs.findById(id)
                .map(Optional::ofNullable)
                .onFailure(failure -> !MongoFailures.isUnavailable(failure))
                .invoke(failure -> LOG.errorf(
                        "Job %s cannot be read (%s)", id, failure.getClass().getSimpleName()))
                .onFailure(failure -> !MongoFailures.isUnavailable(failure))
                .recoverWithItem(Optional.empty());
    }

    private static Bson heldBy(List<String> ids, Claim claim) {
        return and(in("_id", ids), eq("state", JobState.RUNNING.name()), eq("lease.token", claim.token()));
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
     * Notes that the effect of a held job is about to begin. True when the note is there, by this call or an earlier one; false when
     * the claim was lost or its lease is over, and then the effect may not begin.
     */
    public Uni<Boolean> mark(String id, long fence, EffectPolicy policy) {
        return jobs.update(and(held(id, fence), JobUpdates.leaseLasts()), JobUpdates.mark(policy))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** What endings have in common that are written by one update: most jobs end well, under their first fence. */
    private record Alike(Settlement settlement, long fence) {

        static Alike of(Ending ending) {
            return new Alike(ending.settlement(), ending.fence());
        }
    }

    /**
     * Ends claims, all in one write. The same call again, its answer being lost, changes nothing.
     *
     * @return the jobs whose claim was lost, about which nothing was written
     */
    public Uni<Set<String>> settle(List<Ending> endings) {
        if (endings.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        List<UpdateManyModel<JobDocument>> writes = endings.stream()
                .collect(Collectors.groupingBy(Alike::of, Collectors.mapping(Ending::id, Collectors.toList())))
                .entrySet()
                .stream()
                .map(group -> new UpdateManyModel<JobDocument>(
                        settleable(group.getValue(), group.getKey().fence()),
                        end(group.getKey().settlement())))
                .toList();
        return jobs.one(collection -> collection.bulkWrite(writes, UNORDERED))
                .chain(result -> Objects.requireNonNull(result).getMatchedCount() == endings.size()
                        ? Uni.createFrom().item(Set.of())
                        : lost(endings));
    }

    private Uni<Set<String>> lost(List<Ending> endings) {
        List<String> ids = endings.stream().map(Ending::id).toList();
        return jobs.all(collection -> collection.find(in("_id", ids))).map(found -> {
            Map<String, JobDocument> now =
                    found.stream().collect(Collectors.toMap(JobDocument::id, Function.identity()));
            return endings.stream()
                    .filter(ending -> !isSettled(now.get(ending.id()), ending))
                    .map(Ending::id)
                    .collect(Collectors.toUnmodifiableSet());
        });
    }

    private static boolean isSettled(@Nullable JobDocument job, Ending ending) {
        return job != null
                && job.fence() == ending.fence()
                && job.state() == ending.settlement().state();
    }

    /**
     * Gives back what a claim may or may not have taken, its answer being lost; nothing is charged. Not to be called for jobs
     * that run by now.
     *
     * @return how many jobs it had taken
     */
    public Uni<Long> giveBack(List<String> ids, Claim claim) {
        return jobs.updateMany(heldBy(ids, claim), end(new Again(Duration.ZERO, Charge.NOTHING, null)))
                .map(UpdateResult::getMatchedCount);
    }

    /**
     * Ends somebody else's claim whose lease has run out.
     *
     * @param seen the job as it was when the end was decided on
     * @return false when the lease has not run out, the claim is another, or its effect has begun since
     */
    public Uni<Boolean> reap(JobDocument seen, Settlement settlement) {
        Bson asSeen =
                eq("effect.fence", seen.effect() == null ? null : seen.effect().fence());
        return jobs.update(and(held(seen.id(), seen.fence()), JobUpdates.leaseOver(), asSeen), end(settlement))
                .map(result -> result.getMatchedCount() == 1);
    }

    /**
     * Ends a job that nobody holds; a hint that is left behind finds nothing to claim.
     *
     * @param reason a stable word, kept as the job's error
     * @return false when it is not READY, by now or ever
     */
    public Uni<Boolean> cancel(String id, String reason) {
        Bson ready = and(eq("_id", id), eq("state", JobState.READY.name()));
        return jobs.update(ready, end(new Final(JobState.CANCELLED, null, reason)))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Jobs whose lease has run out, the oldest first. */
    public Uni<List<JobDocument>> leasesOver(int limit) {
        Bson over = and(eq("state", JobState.RUNNING.name()), JobUpdates.leaseOver());
        return readable(over, limit, JobCollection.LEASES);
    }

    private List<Document> end(Settlement settlement) {
        return JobUpdates.settle(settlement, kept, shift.ahead());
    }

    private static Bson held(String id, long fence) {
        return and(eq("_id", id), eq("state", JobState.RUNNING.name()), eq("fence", fence));
    }

    private Bson settleable(List<String> ids, long fence) {
        Bson these = in("_id", ids);
        return fenced ? and(these, eq("state", JobState.RUNNING.name()), eq("fence", fence)) : these;
    }
}
