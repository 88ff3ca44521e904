package dev.holdfast.notification.message;

import dev.holdfast.kit.job.worker.JobOutcome;
import jakarta.ws.rs.WebApplicationException;

/** Facts could not be had from a neighbour; says how that ends the job. Without a stack trace: the reason says all. */
final class FactsMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JobOutcome outcome;

    private FactsMissing(String reason, JobOutcome outcome) {
        super(reason, null, false, false);
        this.outcome = outcome;
    }

    /**
     * What a failed call means: the subject is unknown (404), the neighbour refuses us (any other 4xx, a matter of configuration),
     * or it is away.
     *
     * @param neighbour short name of the service
     */
    static FactsMissing of(String neighbour, Throwable failure) {
        int status =
                failure instanceof WebApplicationException e ? e.getResponse().getStatus() : 503;
        return switch (status) {
            case 404 -> new FactsMissing("subject-unknown", new JobOutcome.Unwanted("subject-unknown"));
            case 400, 401, 403, 405, 406, 415, 422 -> refused(neighbour);
            default -> away(neighbour);
        };
    }

    /** How the job ends for now. */
    JobOutcome outcome() {
        return outcome;
    }

    private static FactsMissing refused(String neighbour) {
        String reason = neighbour + "-refused";
        return new FactsMissing(reason, JobOutcome.retry(reason));
    }

    private static FactsMissing away(String neighbour) {
        String reason = neighbour + "-away";
        return new FactsMissing(reason, JobOutcome.unavailable(reason));
    }
}
