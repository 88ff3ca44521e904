package dev.holdfast.kit.job.store;

import dev.holdfast.kit.job.store.Settlement.Again;
import dev.holdfast.kit.job.store.Settlement.Final;
import java.time.Duration;
import java.util.List;
import org.bson.Document;

/**
 * Conditions and changes of a job in which {@code $$NOW} is MongoDB's clock. What is due, or worth nothing any more, is so by that clock and
 * {@code ahead} of it, the platform's shift; leases and notes of what happened go by the clock alone.
 */
final class JobUpdates {

    /** How far MongoDB's clock may be behind the one that called the job due. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Enough to see who has been at it; each costs some hundred bytes in every job. */
    private static final int CLAIMS_KEPT = 5;

    private static final String NOW = "$$NOW";
    private static final String ABSENT = "$$REMOVE";

    private JobUpdates() {}

    /** True of a job that may be claimed now. */
    static Document due(Duration ahead) {
        return expression("$lte", "$runAt", in(TOLERANCE.plus(ahead)));
    }

    /** True of a lease that has run out. */
    static Document leaseOver() {
        return expression("$lt", "$lease.until", NOW);
    }

    /** True of a lease that has not run out. */
    static Document leaseLasts() {
        return expression("$gte", "$lease.until", NOW);
    }

    /** RUNNING under a new fence, or EXPIRED when the claim comes too late. */
    static List<Document> claim(Claim claim, Duration lease, Duration kept, Duration ahead) {
        Object now = ahead.isZero() ? NOW : in(ahead);
        Document tooLate = call("$lt", call("$ifNull", "$expireAt", now), now);
        var held = new Document("owner", literal(claim.owner()))
                .append("token", literal(claim.token()))
                .append("at", NOW)
                .append("until", in(lease));
        return set(new Document("state", either(tooLate, JobState.EXPIRED.name(), JobState.RUNNING.name()))
                .append("fence", call("$add", "$fence", 1L))
                .append("claims", either(tooLate, "$claims", withClaim(claim)))
                .append("lease", either(tooLate, ABSENT, held))
                .append("doneAt", either(tooLate, NOW, ABSENT))
                .append("purgeAt", either(tooLate, in(kept), ABSENT)));
    }

    private static Document withClaim(Claim claim) {
        var taken = new Document("owner", literal(claim.owner()))
                .append("fence", call("$add", "$fence", 1L))
                .append("at", NOW);
        Document before = call("$ifNull", "$claims", List.of());
        return call("$slice", call("$concatArrays", before, List.of(taken)), -CLAIMS_KEPT);
    }

    /** A lease that lasts from now. */
    static List<Document> renew(Duration lease) {
        return set(new Document("lease.until", in(lease)));
    }

    /** That the effect is about to begin. */
    static List<Document> mark(EffectPolicy policy) {
        var marker =
                new Document("policy", policy.name()).append("fence", "$fence").append("startedAt", NOW);
        return set(new Document("effect", marker));
    }

    /** The end of a claim. */
    static List<Document> settle(Settlement settlement, Duration kept, Duration ahead) {
        var fields = new Document("state", settlement.state().name()).append("lease", ABSENT);
        if (settlement.error() != null) {
            fields.append("err", new Document("code", literal(settlement.error())).append("at", NOW));
        }
        switch (settlement) {
            case Final(var state, var result, var error) -> {
                fields.append("doneAt", NOW).append("purgeAt", in(kept));
                if (result != null) {
                    fields.append("result", literal(result));
                }
            }
            case Again(var delay, var charge, var error) -> {
                fields.append("runAt", in(delay.plus(ahead))).append("effect", ABSENT);
                fields.append(charge.field(), call("$add", "$" + charge.field(), charge.amount()));
            }
        }
        return set(fields);
    }

    private static List<Document> set(Document fields) {
        return List.of(new Document("$set", fields));
    }

    private static Document expression(String operator, Object... operands) {
        return new Document("$expr", call(operator, operands));
    }

    private static Document call(String operator, Object... operands) {
        return new Document(operator, List.of(operands));
    }

    private static Document either(Document condition, Object then, Object otherwise) {
        return call("$cond", condition, then, otherwise);
    }

    private static Document literal(Object value) {
        return new Document("$literal", value);
    }

    private static Document in(Duration delay) {
        return call("$add", NOW, delay.toMillis());
    }
}
