package dev.holdfast.noop;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.kit.job.worker.JobOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Does nothing, well. What a job costs then is the pipeline's. */
@Singleton
class NoopHandler implements JobHandler {

    static final String TYPE = "noop";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Uni<JobOutcome> run(ClaimedJob job) {
        return Uni.createFrom().item(JobOutcome.done());
    }
}
