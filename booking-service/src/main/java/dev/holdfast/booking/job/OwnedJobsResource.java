package dev.holdfast.booking.job;

import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.effect.OwnedJobs;
import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** {@code /internal/jobs}: jobs whose effects happen in this service. */
@Path("/internal/jobs")
@RolesAllowed(Role.SERVICE)
class OwnedJobsResource {

    private final OwnedJobs jobs;

    OwnedJobsResource(OwnedJobs jobs) {
        this.jobs = jobs;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<JobReply> run(@Valid @NotNull(message = "Send the job as a JSON object.") JobRequest request) {
        return jobs.run(request);
    }
}
