package dev.holdfast.booking.calendly.brake;

import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.effect.OwnedJobHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The job {@code cancelling-resume}: a person has looked, and cancelling may go on. Repeating it is harmless. */
@ApplicationScoped
class ResumeHandler implements OwnedJobHandler {

    private final Brakes brakes;

    ResumeHandler(Brakes brakes) {
        this.brakes = brakes;
    }

    @Override
    public String type() {
        return ResumeOnClose.RESUME;
    }

    @Override
    public Uni<JobReply> run(JobRequest request) {
        if (!(request.payload().get("connection") instanceof String connection)
                || !(request.payload().get("stop") instanceof Number stop)) {
            return Uni.createFrom().item(JobReply.reject("no-stop"));
        }
        return brakes.resume(connection, stop.longValue()).replaceWith(JobReply.done());
    }
}
