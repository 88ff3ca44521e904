package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.store.Claim;
import dev.holdfast.kit.job.store.EffectPolicy;
import dev.holdfast.kit.job.store.Ending;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobDocument.EffectMarker;
import dev.holdfast.kit.job.store.JobDocument.JobError;
import dev.holdfast.kit.job.store.JobDocument.Lease;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.Settlement;
import dev.holdfast.kit.job.store.Settlement.Again;
import dev.holdfast.kit.job.store.Settlement.Charge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code jobs} as it should behave: what {@code JobStore} does in MongoDB, each write a step of its own, on a clock that
 * somebody else moves. {@link ModelConformanceIT} holds the two beside each other.
 */
final class ModelStore {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Map<String, JobDocument> jobs = new TreeMap<>();
    private final List<Write> log = new ArrayList<>();
    private final boolean fenced;
    private Instant now;

    /** @param fenced false for a control: ends are then written whoever holds the job */
    ModelStore(Instant now, boolean fenced) {
        this.now = now;
        this.fenced = fenced;
    }

    /**
     * A write that changed a job.
     *
     * @param before null at its birth
     * @param claimedFence the fence under which its writer believed to hold the job; null where it did not claim to
     */
    record Write(
            Instant at,
            @Nullable JobDocument before,
            JobDocument after,
            @Nullable Long claimedFence) {}

    Instant now() {
        return now;
    }

    void setNow(Instant time) {
        now = time;
    }

    List<Write> log() {
        return log;
    }

    List<JobDocument> all() {
        return List.copyOf(jobs.values());
    }

    @Nullable
    JobDocument find(String id) {
        return jobs.get(id);
    }

    void insertMissing(JobDocument job) {
        if (!jobs.containsKey(job.id())) {
            put(null, job, null);
        }
    }

    /** The first half of a claim: the update. */
    void take(List<String> ids, Claim claim, Duration lease, Set<String> refused) {
        for (JobDocument job : matching(ids, this::isFree)) {
            if (!refused.contains(job.type())) {
                put(job, taken(job, claim, lease), null);
            }
        }
    }

    private boolean isFree(JobDocument job) {
        return job.state() == JobState.READY && !job.runAt().isAfter(now.plus(TOLERANCE));
    }

    private JobDocument taken(JobDocument job, Claim claim, Duration lease) {
        boolean tooLate = job.expireAt() != null && job.expireAt().isBefore(now);
        return with(
                job,
                tooLate ? JobState.EXPIRED : JobState.RUNNING,
                job.runAt(),
                job.attempts(),
                job.stalls(),
                job.fence() + 1,
                tooLate ? null : new Lease(claim.owner(), claim.token(), now, now.plus(lease)),
                job.effect(),
                job.err());
    }

    /** The second half: what the update took. */
    List<JobDocument> heldBy(List<String> ids, Claim claim) {
        return matching(
                ids,
                job -> job.state() == JobState.RUNNING && leaseOf(job).token().equals(claim.token()));
    }

    long giveBack(List<String> ids, Claim claim) {
        List<JobDocument> held = heldBy(ids, claim);
        held.forEach(job -> put(job, settled(job, new Again(Duration.ZERO, Charge.NOTHING, null)), job.fence()));
        return held.size();
    }

    Set<String> renew(String owner, Map<String, Long> fences, Duration lease) {
        List<JobDocument> mine = matching(
                List.copyOf(fences.keySet()),
                job -> job.state() == JobState.RUNNING && leaseOf(job).owner().equals(owner));
        for (JobDocument job : mine) {
            Lease old = leaseOf(job);
            var renewed = new Lease(old.owner(), old.token(), old.at(), now.plus(lease));
            jobs.put(
                    job.id(),
                    with(
                            job,
                            job.state(),
                            job.runAt(),
                            job.attempts(),
                            job.stalls(),
                            job.fence(),
                            renewed,
                            job.effect(),
                            job.err()));
        }
        Map<String, Long> kept = mine.stream().collect(Collectors.toMap(JobDocument::id, JobDocument::fence));
        return fences.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(kept.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    boolean mark(String id, long fence, EffectPolicy policy) {
        JobDocument job = held(id, fence);
        if (job == null || isLeaseOver(job)) {
            return false;
        }
        var marker = new EffectMarker(policy, fence, now);
        jobs.put(
                id,
                with(
                        job,
                        job.state(),
                        job.runAt(),
                        job.attempts(),
                        job.stalls(),
                        fence,
                        job.lease(),
                        marker,
                        job.err()));
        return true;
    }

    /** Answers whether the job is as its end says, by this write or an earlier one. */
    boolean settle(Ending ending) {
        JobDocument job = fenced ? held(ending.id(), ending.fence()) : jobs.get(ending.id());
        if (job != null) {
            put(job, settled(job, ending.settlement()), ending.fence());
            return true;
        }
        JobDocument now = jobs.get(ending.id());
        return now != null
                && now.fence() == ending.fence()
                && now.state() == ending.settlement().state();
    }

    List<JobDocument> leasesOver() {
        return matching(List.copyOf(jobs.keySet()), this::isLeaseOver);
    }

    private boolean isLeaseOver(JobDocument job) {
        return job.state() == JobState.RUNNING && leaseOf(job).until().isBefore(now);
    }

    boolean reap(JobDocument seen, Settlement settlement) {
        JobDocument job = held(seen.id(), seen.fence());
        if (job == null || !isLeaseOver(job) || !Objects.equals(fenceOf(job), fenceOf(seen))) {
            return false;
        }
        put(job, settled(job, settlement), seen.fence());
        return true;
    }

    private static @Nullable Long fenceOf(JobDocument job) {
        return job.effect() == null ? null : job.effect().fence();
    }

    /** An operator's conditional update. */
    boolean cancel(String id) {
        JobDocument job = jobs.get(id);
        if (job == null || job.state() != JobState.READY) {
            return false;
        }
        put(
                job,
                with(
                        job,
                        JobState.CANCELLED,
                        job.runAt(),
                        job.attempts(),
                        job.stalls(),
                        job.fence(),
                        null,
                        job.effect(),
                        job.err()),
                null);
        return true;
    }

    private JobDocument settled(JobDocument job, Settlement settlement) {
        JobError error = settlement.error() == null ? job.err() : new JobError(settlement.error(), now);
        if (!(settlement instanceof Again again)) {
            return with(
                    job,
                    settlement.state(),
                    job.runAt(),
                    job.attempts(),
                    job.stalls(),
                    job.fence(),
                    null,
                    job.effect(),
                    error);
        }
        return with(
                job,
                JobState.READY,
                now.plus(again.delay()),
                job.attempts() + (again.charge() == Charge.ATTEMPT ? 1 : 0),
                job.stalls() + (again.charge() == Charge.STALL ? 1 : 0),
                job.fence(),
                null,
                null,
                error);
    }

    private @Nullable JobDocument held(String id, long fence) {
        JobDocument job = jobs.get(id);
        return job != null && job.state() == JobState.RUNNING && job.fence() == fence ? job : null;
    }

    private List<JobDocument> matching(List<String> ids, Predicate<JobDocument> condition) {
        return ids.stream()
                .map(jobs::get)
                .filter(job -> job != null && condition.test(job))
                .toList();
    }

    private static Lease leaseOf(JobDocument job) {
        Lease lease = job.lease();
        if (lease == null) {
            throw new IllegalStateException(job.id() + " is RUNNING without a lease");
        }
        return lease;
    }

    private void put(@Nullable JobDocument before, JobDocument after, @Nullable Long claimedFence) {
        jobs.put(after.id(), after);
        log.add(new Write(now, before, after, claimedFence));
    }

    private static JobDocument with(
            JobDocument job,
            JobState state,
            Instant runAt,
            int attempts,
            int stalls,
            long fence,
            @Nullable Lease lease,
            @Nullable EffectMarker effect,
            @Nullable JobError err) {
        return new JobDocument(
                job.id(),
                job.type(),
                job.lane(),
                job.ref(),
                state,
                runAt,
                job.expireAt(),
                attempts,
                job.maxAttempts(),
                stalls,
                job.maxStalls(),
                fence,
                lease,
                effect,
                job.payload(),
                job.result(),
                err,
                job.at(),
                null,
                null,
                null);
    }
}
