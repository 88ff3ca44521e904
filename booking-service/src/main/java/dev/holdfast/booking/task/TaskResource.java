package dev.holdfast.booking.task;

import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** {@code /api/tasks}: staff read what needs them. */
@Path("/api/tasks")
@RolesAllowed({Role.PRACTITIONER, Role.ADMIN})
class TaskResource {

    private final Tasks tasks;

    TaskResource(Tasks tasks) {
        this.tasks = tasks;
    }

    @GET
    public Uni<Page<TaskView>> list(@BeanParam TaskQuery wanted, @BeanParam PageQuery page) {
        return tasks.list(wanted, page).map(found -> found.map(TaskView::of));
    }
}
