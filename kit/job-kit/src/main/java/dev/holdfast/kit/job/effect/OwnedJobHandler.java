package dev.holdfast.kit.job.effect;

import dev.holdfast.kit.job.store.PayloadVersions;
import io.smallrye.mutiny.Uni;

/** Performs the effect of one type of job in the service that owns it; a bean. */
public interface OwnedJobHandler {

    /** The type this handler is for. */
    String type();

    /** The versions of payloads it reads; jobs with others do not reach it. */
    default PayloadVersions versions() {
        return PayloadVersions.FIRST;
    }

    /** May the effect be performed again when nobody knows how the last try ended? */
    default boolean isRepeatable() {
        return true;
    }

    /**
     * Performs the effect. {@code deadlineMs} of the request is what is left now. A failure of the {@code Uni} means that the
     * effect is to be tried again.
     */
    Uni<JobReply> run(JobRequest request);
}
