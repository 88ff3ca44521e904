package dev.holdfast.promoter.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobDocument.JobError;
import dev.holdfast.kit.job.store.JobDocument.PastClaim;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One job with all that is known of it.
 *
 * @param runAt when it is, or was, due
 * @param expireAt after which its effect is worthless
 * @param attempts failures that counted
 * @param stalls leases that ran out
 * @param fence how often it was claimed
 * @param lease who holds it; present exactly while RUNNING
 * @param payload small: ids and settings, no secrets
 * @param result what the effect left behind
 * @param error the last thing that went wrong
 * @param at when it was born
 * @param purgeAt when it is forgotten
 * @param claims the last five, the latest last
 * @param retriedAs the job that does it again, where somebody asked for that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
        String id,
        String type,
        String lane,
        JobRef ref,
        JobState state,
        Instant runAt,
        @Nullable Instant expireAt,
        int attempts,
        int maxAttempts,
        int stalls,
        int maxStalls,
        long fence,
        @Nullable LeaseView lease,
        Map<String, Object> payload,
        @Nullable Map<String, Object> result,
        @Nullable JobError error,
        Instant at,
        @Nullable Instant doneAt,
        @Nullable Instant purgeAt,
        List<PastClaim> claims,
        @Nullable String retriedAs) {

    /**
     * A claim that holds.
     *
     * @param owner the worker process
     */
    record LeaseView(String owner, Instant since, Instant until) {

        static @Nullable LeaseView of(JobDocument.@Nullable Lease lease) {
            return lease == null ? null : new LeaseView(lease.owner(), lease.at(), lease.until());
        }
    }

    static JobView of(JobDocument job, @Nullable String retriedAs) {
        return new JobView(
                job.id(),
                job.type(),
                job.lane(),
                job.ref(),
                job.state(),
                job.runAt(),
                job.expireAt(),
                job.attempts(),
                job.maxAttempts(),
                job.stalls(),
                job.maxStalls(),
                job.fence(),
                LeaseView.of(job.lease()),
                job.payload(),
                job.result(),
                job.err(),
                job.at(),
                job.doneAt(),
                job.purgeAt(),
                Objects.requireNonNullElse(job.claims(), List.of()),
                retriedAs);
    }
}
