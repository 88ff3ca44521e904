package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.store.EffectPolicy;
import dev.holdfast.kit.job.store.PayloadVersions;
import io.smallrye.mutiny.Uni;

/**
 * Performs jobs of one type; a bean. Both methods are called on a worker thread, may be called again for the same job at
 * any time, and are cancelled when the job is lost or the time limit is over. A failure of the {@code Uni} counts as a
 * failed attempt.
 */
public interface JobHandler {

    /** The type this handler is for. */
    String type();

    /** Is the job still wanted, as the facts are now? Asked before each run; no makes the job CANCELLED. */
    default Uni<Boolean> stillWanted(ClaimedJob job) {
        return Uni.createFrom().item(true);
    }

    /** The versions of payloads it reads; jobs with others do not reach it. */
    default PayloadVersions versions() {
        return PayloadVersions.FIRST;
    }

    /** What the job acts upon; jobs with the same target share its breaker and its budget. */
    default String target() {
        return type();
    }

    /** What becomes of a job whose worker died in the middle of {@link #run}. */
    default EffectPolicy policy() {
        return EffectPolicy.REPEAT;
    }

    /** Performs the effect with the job's id as its key. */
    Uni<JobOutcome> run(ClaimedJob job);
}
