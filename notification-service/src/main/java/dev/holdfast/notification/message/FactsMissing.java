package dev.holdfast.notification.message;

import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.kit.service.token.NeighbourCalls;
import jakarta.ws.rs.WebApplicationException;

/** Facts could not be had from a neighbour; says how that ends the job. Without a stack trace: the reason says all. */
public final class FactsMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JobOutcome outcome;

    private FactsMissing(String reason, JobOutcome outcome) {
        super(reason, null, false, false);
        this.outcome = outcome;
    }

    /**
     * What a failed call means: the subject is unknown (404), the neighbour is away, or, which uses up an attempt because it may
     * stay so for ever, it refuses us or fails.
     *
     * @param neighbour short name of the service
     */
    static FactsMissing of(String neighbour, Throwable failure) {
        if (failure instanceof WebApplicationException e) {
            return answered(neighbour, e.getResponse().getStatus());
        }
        return NeighbourCalls.isAway(failure) ? away(neighbour) : counted(neighbour + "-failed");
    }

    private static FactsMissing answered(String neighbour, int status) {
        if (status == 404) {
            return new FactsMissing("subject-unknown", new JobOutcome.Unwanted("subject-unknown"));
        }
        return NeighbourCalls.isNotNow(status)
                ? away(neighbour)
                : counted(neighbour + (status >= 400 && status < 500 ? "-refused" : "-failed"));
    }

    /** How the job ends for now. */
    public JobOutcome outcome() {
        return outcome;
    }

    private static FactsMissing counted(String reason) {
        return new FactsMissing(reason, JobOutcome.retry(reason));
    }

    private static FactsMissing away(String neighbour) {
        String reason = neighbour + "-away";
        return new FactsMissing(reason, JobOutcome.unavailable(reason));
    }
}
