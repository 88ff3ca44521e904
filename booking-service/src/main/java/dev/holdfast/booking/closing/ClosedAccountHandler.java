package dev.holdfast.booking.closing;

import dev.holdfast.booking.booking.ClientBookings;
import dev.holdfast.booking.task.Task;
import dev.holdfast.booking.task.TaskKind;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.effect.OwnedJobHandler;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * The job {@code closed}: an account was closed. Done only when nobody can be booked with it any more and all is erased; repeating it
 * changes nothing.
 */
@ApplicationScoped
class ClosedAccountHandler implements OwnedJobHandler {

    private final ClientBookings bookings;
    private final EndedHours hours;
    private final Tasks tasks;
    private final List<PersonalData> data;

    ClosedAccountHandler(ClientBookings bookings, EndedHours hours, Tasks tasks, @All List<PersonalData> data) {
        this.bookings = bookings;
        this.hours = hours;
        this.tasks = tasks;
        this.data = data;
    }

    @Override
    public String type() {
        return "closed";
    }

    @Override
    public Uni<JobReply> run(JobRequest request) {
        return request.payload().get("userId") instanceof String userId
                ? close(userId)
                : Uni.createFrom().item(JobReply.reject("no-user-id"));
    }

    private Uni<JobReply> close(String userId) {
        return hours.endOf(userId)
                .chain(() -> bookings.left(userId))
                .chain(left -> left.ahead() > 0
                        ? tasks.raise(bookingsAhead(userId, left.ahead()))
                        : tasks.resolve(TaskKind.CLOSED_CLIENT, userId))
                .chain(() -> eraseAll(userId))
                .replaceWith(JobReply.done());
    }

    private Uni<Void> eraseAll(String userId) {
        return Multi.createFrom()
                .iterable(data)
                .onItem()
                .transformToUniAndConcatenate(each -> each.eraseOf(userId))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Task bookingsAhead(String userId, long ahead) {
        return new Task(
                TaskKind.CLOSED_CLIENT,
                userId,
                new Task.Ref("user", userId),
                "A client whose account was closed still has bookings ahead; cancel or keep them.",
                Map.of("bookings", Long.toString(ahead)));
    }
}
