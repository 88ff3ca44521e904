package dev.holdfast.booking.task;

import dev.holdfast.kit.service.caller.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** {@code /internal/tasks}: what notification-service asks before it mails staff about a task. */
@Path("/internal/tasks")
@RolesAllowed(Role.SERVICE)
class TaskFactsResource {

    private final Tasks tasks;

    TaskFactsResource(Tasks tasks) {
        this.tasks = tasks;
    }

    @GET
    @Path("{id}")
    public Uni<TaskFacts> get(@PathParam("id") String id) {
        return tasks.get(id).map(TaskFacts::of);
    }
}
