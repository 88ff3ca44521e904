package dev.holdfast.promoter.dispatch;

import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.store.PayloadVersions;
import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.kit.job.worker.JobOutcome.Why;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Performs jobs of one type by asking their owner, and reads what the owner says as a job's outcome.
 *
 * @param target the owner's name
 * @param ownerLimit what the owner has, counted from receipt
 */
record OwnerClient(String type, String target, OwnerRestClient owner, Duration ownerLimit) implements JobHandler {

    @Override
    public PayloadVersions versions() {
        return PayloadVersions.ANY;
    }

    @Override
    public Uni<JobOutcome> run(ClaimedJob job) {
        return Uni.createFrom()
                .deferred(() -> owner.run(request(job)))
                .map(OwnerClient::outcome)
                .onFailure()
                .recoverWithItem(OwnerFailures::outcome);
    }

    private JobRequest request(ClaimedJob job) {
        return new JobRequest(
                job.id(),
                job.type(),
                job.ref().rev(),
                job.fence(),
                job.attempt(),
                ownerLimit.toMillis(),
                job.payload());
    }

    private static JobOutcome outcome(JobReply reply) {
        return switch (reply.outcome()) {
            case DONE -> new JobOutcome.Done(reply.result());
            case RETRY -> new JobOutcome.Retry(reason(reply, "retry"), after(reply), Why.FAILED);
            case REJECT -> new JobOutcome.Reject(reason(reply, "rejected"));
            case BUSY -> new JobOutcome.Retry(reason(reply, "busy"), after(reply), Why.NOT_NOW);
            case UNKNOWN -> new JobOutcome.Unknown(reason(reply, "unknown"));
            case SUPERSEDED -> JobOutcome.notNow("superseded");
        };
    }

    private static String reason(JobReply reply, String otherwise) {
        return reply.error() == null ? otherwise : reply.error();
    }

    private static @Nullable Duration after(JobReply reply) {
        return reply.retryAfter() == null ? null : Duration.ofSeconds(reply.retryAfter());
    }
}
