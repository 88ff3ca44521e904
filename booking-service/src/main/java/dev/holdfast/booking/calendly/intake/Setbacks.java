package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.task.TaskKind;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.service.mongo.MongoFailures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * What becomes of an event that could not be taken in this time. Neighbours that are away cost no attempt, so that no outage,
 * however long, loses an event. Anything else does, and staff hear of it while there are attempts left: how many there are is
 * known to the dispatcher only, and when they are used up nobody asks us again.
 */
@ApplicationScoped
class Setbacks {

    private static final Logger LOG = Logger.getLogger(Setbacks.class);
    private static final Duration NEIGHBOUR_AWAY = Duration.ofSeconds(5);

    /** The failure at which staff hear of it: more than a hiccup, and long before the attempts are used up. */
    private static final int TOLD_AT = 5;

    private final Tasks tasks;

    Setbacks(Tasks tasks) {
        this.tasks = tasks;
    }

    /** The reply after a failure; fails itself when MongoDB is away, which is nobody's attempt either. */
    Uni<JobReply> after(JobRequest request, String eventId, Throwable failure) {
        if (MongoFailures.isUnavailable(failure)) {
            return Uni.createFrom().failure(failure);
        }
        if (failure instanceof NeighbourFailure neighbour) {
            LOG.warnf("event %s waits: %s", eventId, neighbour.reason());
            return neighbour.isAway()
                    ? Uni.createFrom().item(JobReply.busy(NEIGHBOUR_AWAY))
                    : counted(request, eventId, neighbour.reason());
        }
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.errorf(
                "event %s failed: %s at %s",
                eventId, failure.getClass().getName(), trace.length == 0 ? "an unknown place" : trace[0]);
        return counted(request, eventId, "exception");
    }

    private Uni<JobReply> counted(JobRequest request, String eventId, String reason) {
        Uni<Void> told = request.attempt() < TOLD_AT
                ? Uni.createFrom().voidItem()
                : tasks.raise(IntakeTasks.stuck(eventId, reason));
        return told.replaceWith(JobReply.retry(reason));
    }

    /** Closes what staff were told about an event that was taken in after all. */
    Uni<Void> overcome(JobRequest request, String eventId) {
        return request.attempt() <= TOLD_AT
                ? Uni.createFrom().voidItem()
                : tasks.resolve(TaskKind.UNREADABLE_EVENT, eventId);
    }
}
