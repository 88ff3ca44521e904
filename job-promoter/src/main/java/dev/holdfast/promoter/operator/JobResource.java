package dev.holdfast.promoter.operator;

import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /api/jobs}: jobs for admins. An id comes with its {@code |} encoded as {@code %7C}. */
@Path("/api/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
class JobResource {

    private final Steering jobs;
    private final Explanations explanations;
    private final CurrentCaller caller;

    JobResource(Steering jobs, Explanations explanations, CurrentCaller caller) {
        this.jobs = jobs;
        this.explanations = explanations;
        this.caller = caller;
    }

    @GET
    public Uni<Page<ListedJobView>> list(@BeanParam JobFilter filter, @BeanParam PageQuery page) {
        return jobs.list(filter, page);
    }

    @GET
    @Path("{id}")
    public Uni<JobView> get(@PathParam("id") String id) {
        return jobs.show(id);
    }

    @GET
    @Path("{id}/explanation")
    public Uni<ExplanationView> explain(@PathParam("id") String id) {
        return explanations.of(id);
    }

    @POST
    @Path("{id}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<JobView> retry(
            @PathParam("id") String id, @NotNull(message = "Send a JSON object, {} at least.") RetryRequest request) {
        return jobs.retry(id, request.saidKnowingly(), caller.get().userId());
    }

    @POST
    @Path("{id}/cancel")
    public Uni<JobView> cancel(@PathParam("id") String id) {
        return jobs.cancel(id, caller.get().userId());
    }
}
