package dev.holdfast.booking.calendly.policy;

import dev.holdfast.booking.calendly.intake.NeighbourFailure;
import dev.holdfast.booking.calendly.intake.Stray;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.service.mongo.MongoFailures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What becomes of a stray's job that failed this time. Calendly being away costs no attempt; anything else does, and staff hear of it. */
@ApplicationScoped
class StrayTroubles {

    private static final Logger LOG = Logger.getLogger(StrayTroubles.class);
    private static final Duration AWAY = Duration.ofSeconds(5);

    /** The failure at which staff hear of it. */
    private static final int TOLD_AT = 5;

    private final Tasks tasks;

    StrayTroubles(Tasks tasks) {
        this.tasks = tasks;
    }

    Uni<JobReply> after(JobRequest request, Stray stray, Throwable failure) {
        if (MongoFailures.isUnavailable(failure)) {
            return Uni.createFrom().failure(failure);
        }
        if (failure instanceof NeighbourFailure neighbour) {
            LOG.warnf("job %s waits: %s", request.jobId(), neighbour.reason());
            return neighbour.isAway()
                    ? Uni.createFrom().item(JobReply.busy(AWAY))
                    : counted(request, stray, neighbour.reason());
        }
        LOG.errorf("job %s failed: %s", request.jobId(), failure.getClass().getName());
        return counted(request, stray, "exception");
    }

    private Uni<JobReply> counted(JobRequest request, Stray stray, String reason) {
        Uni<Void> told = request.attempt() < TOLD_AT
                ? Uni.createFrom().voidItem()
                : tasks.raise(PolicyTasks.notCancelled(stray, reason));
        return told.replaceWith(JobReply.retry(reason));
    }
}
