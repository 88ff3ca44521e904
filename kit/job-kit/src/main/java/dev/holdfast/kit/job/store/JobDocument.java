package dev.holdfast.kit.job.store;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A job as MongoDB keeps it, field by field as operators read it there; hence flat.
 *
 * @param id a pure function of the business fact it serves: the same fact cannot make two jobs
 * @param runAt when it is due
 * @param expireAt after which its effect is worthless
 * @param attempts failures of the handler that counted
 * @param stalls leases that ran out
 * @param fence grows by one with each claim
 * @param lease present exactly while RUNNING
 * @param effect written before an effect that may not be repeated; gone when the job comes again
 * @param payload small: ids rather than copies
 * @param at when it was born
 * @param purgeAt when MongoDB removes it; set with a final state
 * @param claims the last five, the latest last; absent before the first
 */
@RegisterForReflection
public record JobDocument(
        @BsonId String id,
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
        @Nullable Lease lease,
        @Nullable EffectMarker effect,
        Document payload,
        @Nullable Document result,
        @Nullable JobError err,
        Instant at,
        @Nullable Instant doneAt,
        @Nullable Instant purgeAt,
        @Nullable List<PastClaim> claims) {

    private static final int MAX_ATTEMPTS = 20;
    private static final int MAX_STALLS = 5;

    /** Who holds a job by which claim, since when, until when; times by MongoDB's clock. */
    public record Lease(String owner, String token, Instant at, Instant until) {}

    /** Who took the job under which fence, by MongoDB's clock; however that ended. */
    public record PastClaim(String owner, long fence, Instant at) {}

    /** That under this fence the effect was about to begin, by MongoDB's clock. */
    public record EffectMarker(EffectPolicy policy, long fence, Instant startedAt) {}

    /** The last thing that went wrong: a stable word, never a text from outside. */
    public record JobError(String code, Instant at) {}

    /** May the effect have happened under the present claim, and must it not happen again? */
    public boolean isAmbiguous() {
        return effect != null && effect.fence() == fence && effect.policy() == EffectPolicy.NEVER_REPEAT;
    }

    /** A job that nobody has touched yet. */
    public static JobDocument ready(
            String id,
            String type,
            String lane,
            JobRef ref,
            Instant runAt,
            @Nullable Instant expireAt,
            Document payload,
            Instant at) {
        return new JobDocument(
                id,
                type,
                lane,
                ref,
                JobState.READY,
                runAt,
                expireAt,
                0,
                MAX_ATTEMPTS,
                0,
                MAX_STALLS,
                0L,
                null,
                null,
                payload,
                null,
                null,
                at,
                null,
                null,
                null);
    }
}
