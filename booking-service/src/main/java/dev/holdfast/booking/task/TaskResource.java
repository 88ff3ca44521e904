package dev.holdfast.booking.task;

import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

/** {@code /api/tasks}: staff read what needs them, and say when it is settled. */
@Path("/api/tasks")
@RolesAllowed({Role.PRACTITIONER, Role.ADMIN})
class TaskResource {

    private final Tasks tasks;
    private final CurrentCaller caller;

    TaskResource(Tasks tasks, CurrentCaller caller) {
        this.tasks = tasks;
        this.caller = caller;
    }

    @GET
    public Uni<Page<TaskView>> list(@BeanParam TaskQuery wanted, @BeanParam PageQuery page) {
        return tasks.list(wanted, page).map(found -> found.map(this::view));
    }

    @POST
    @Path("{id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<TaskView> resolve(
            @PathParam("id") String id,
            @Valid @NotNull(message = "Send a JSON object, {} at least.") ResolveRequest request) {
        return tasks.resolve(id, caller.get(), request.decided(), request.note())
                .map(this::view);
    }

    private TaskView view(TaskDocument task) {
        return TaskView.of(task, tasks.choices(task));
    }
}
