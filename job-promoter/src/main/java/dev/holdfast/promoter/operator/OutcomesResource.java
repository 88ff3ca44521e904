package dev.holdfast.promoter.operator;

import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What became of jobs, for services that bear them and may not look into {@code jobs}; never through the edge. Changes nothing. */
@Path("/internal/job-outcomes")
@RolesAllowed(Role.SERVICE)
class OutcomesResource {

    private final JobList jobs;

    OutcomesResource(JobList jobs) {
        this.jobs = jobs;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<OutcomesView> outcomes(@NotNull @Valid OutcomesRequest request) {
        return jobs.about(request.kind(), request.refs()).map(OutcomesView::ofLatest);
    }
}
