package dev.holdfast.booking.schedule;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.BookedTime;
import dev.holdfast.booking.booking.Bookings;
import dev.holdfast.booking.booking.PractitionerBookings;
import dev.holdfast.booking.task.TaskKind;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.effect.OwnedJobHandler;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The job {@code schedule-changed}: each coming active booking outside the present hours becomes a task, unless staff have answered for it
 * ({@link OutsideHours}), and open tasks about earlier hours are closed. One for hours that have changed again raises none: there is a
 * later one. Repeating it changes nothing. Each task is raised only where the booking is as it was seen: whoever decides that anew closes its
 * tasks.
 */
@ApplicationScoped
class ScheduleChangedHandler implements OwnedJobHandler {

    private static final int PAGE = 200;

    private static final Map<String, Object> CHANGED_AGAIN = Map.of("outside", 0, "changedAgain", true);

    private final Schedules schedules;
    private final PractitionerBookings practitionerBookings;
    private final Database database;
    private final Bookings bookings;
    private final Tasks tasks;
    private final Clock clock;

    ScheduleChangedHandler(
            Schedules schedules,
            PractitionerBookings practitionerBookings,
            Database database,
            Bookings bookings,
            Tasks tasks,
            Clock clock) {
        this.schedules = schedules;
        this.practitionerBookings = practitionerBookings;
        this.database = database;
        this.bookings = bookings;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String type() {
        return ScheduleJobs.CHANGED;
    }

    @Override
    public Uni<JobReply> run(JobRequest request) {
        return request.payload().get("practitionerId") instanceof String practitionerId
                        && request.payload().get("rev") instanceof Number rev
                ? run(practitionerId, rev.longValue())
                : Uni.createFrom().item(JobReply.reject("no-schedule-named"));
    }

    private Uni<JobReply> run(String practitionerId, long rev) {
        return schedules
                .find(practitionerId)
                .chain(schedule -> schedule == null || schedule.rev() != rev
                        ? Uni.createFrom().item(CHANGED_AGAIN)
                        : raiseFrom(schedule, null, 0).map(outside -> Map.<String, Object>of("outside", outside)))
                .call(() -> closeOutdated(practitionerId))
                .map(JobReply::done);
    }

    /** By the hours as they are now: they may have changed while tasks about earlier ones were being raised. */
    private Uni<Void> closeOutdated(String practitionerId) {
        return schedules
                .find(practitionerId)
                .chain(now -> now == null
                        ? Uni.createFrom().voidItem()
                        : tasks.resolveOutdated(TaskKind.OUTSIDE_HOURS, practitionerId, now.rev()));
    }

    /** Raises the tasks of the bookings after this one, page by page; answers how many bookings are outside in all. */
    private Uni<Integer> raiseFrom(Schedule schedule, @Nullable BookedTime after, int before) {
        return practitionerBookings
                .coming(schedule.practitionerId(), clock.instant(), after, PAGE)
                .chain(page -> raise(schedule, page)
                        .map(raised -> before + raised)
                        .chain(sum -> page.size() < PAGE
                                ? Uni.createFrom().item(sum)
                                : raiseFrom(schedule, page.getLast(), sum)));
    }

    private Uni<Integer> raise(Schedule schedule, List<BookedTime> page) {
        List<OutsideHours> outside = page.stream()
                .map(each -> OutsideHours.of(schedule, each))
                .filter(Objects::nonNull)
                .toList();
        return Multi.createFrom()
                .iterable(outside)
                .onItem()
                .transformToUniAndConcatenate(this::raise)
                .collect()
                .with(Collectors.summingInt(raised -> raised ? 1 : 0));
    }

    private Uni<Boolean> raise(OutsideHours outside) {
        return outside.isKnown()
                ? Uni.createFrom().item(true)
                : database.inTransaction(transaction -> raise(transaction, outside));
    }

    /** Answers whether the booking is still where it was seen, and the task with it. */
    Uni<Boolean> raise(ClientSession transaction, OutsideHours seen) {
        return bookings.hold(transaction, seen.booking())
                .call(held -> held
                        ? tasks.raiseVersion(transaction, seen.task())
                        : Uni.createFrom().voidItem());
    }
}
