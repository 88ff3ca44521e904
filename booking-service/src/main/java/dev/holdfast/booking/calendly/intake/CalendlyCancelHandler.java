package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.Bookings;
import dev.holdfast.booking.calendly.api.CalendlyClient;
import dev.holdfast.booking.calendly.api.CancelOutcome;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.effect.OwnedJobHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The job {@code calendly-cancel}: cancels the event of an invitee that stands for a booking no more, because the booking was cancelled or
 * moved here. Repeating it is harmless: an event that is cancelled already, over or gone needs nothing. What cannot be done becomes a
 * task for staff, since the event is still in the calendar there.
 */
@ApplicationScoped
class CalendlyCancelHandler implements OwnedJobHandler {

    private static final Duration AWAY = Duration.ofSeconds(5);

    /** The failure at which staff hear of it. */
    private static final int TOLD_AT = 5;

    private static final String NO_REASON =
            "This appointment was cancelled or moved to another time. Details are in your mail.";

    private final CalendlyClient calendly;
    private final InviteeStore invitees;
    private final Bookings bookings;
    private final Tasks tasks;

    CalendlyCancelHandler(CalendlyClient calendly, InviteeStore invitees, Bookings bookings, Tasks tasks) {
        this.calendly = calendly;
        this.invitees = invitees;
        this.bookings = bookings;
        this.tasks = tasks;
    }

    @Override
    public String type() {
        return "calendly-cancel";
    }

    @Override
    public Uni<JobReply> run(JobRequest request) {
        if (!(request.payload().get("bookingId") instanceof String bookingId)
                || !(request.payload().get("invitee") instanceof String invitee)) {
            return Uni.createFrom().item(JobReply.reject("no-invitee"));
        }
        return calendly.isConnected()
                ? cancel(request, bookingId, invitee)
                : left(bookingId, request, "calendly-not-connected");
    }

    private Uni<JobReply> cancel(JobRequest request, String bookingId, String invitee) {
        return Uni.combine()
                .all()
                .unis(invitees.scheduledEvent(invitee), bookings.reasonOf(bookingId))
                .asTuple()
                .chain(known -> cancel(request, bookingId, known.getItem1(), known.getItem2()));
    }

    private Uni<JobReply> cancel(
            JobRequest request, String bookingId, @Nullable String scheduledEvent, @Nullable String reason) {
        if (scheduledEvent == null) {
            return left(bookingId, request, "no-scheduled-event");
        }
        return calendly.cancel(scheduledEvent, Objects.requireNonNullElse(reason, NO_REASON))
                .onFailure()
                .transform(failure -> NeighbourFailure.of("calendly", failure))
                .chain(outcome -> settled(request, bookingId, outcome))
                .onFailure(NeighbourFailure.class)
                .recoverWithUni(failure -> setback(request, bookingId, failure));
    }

    private Uni<JobReply> settled(JobRequest request, String bookingId, CancelOutcome outcome) {
        String word = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return outcome.isSettled()
                ? Uni.createFrom().item(JobReply.done(Map.of("calendly", word)))
                : left(bookingId, request, word);
    }

    private Uni<JobReply> setback(JobRequest request, String bookingId, NeighbourFailure failure) {
        if (failure.isAway()) {
            return Uni.createFrom().item(JobReply.busy(AWAY));
        }
        Uni<Void> told = request.attempt() < TOLD_AT
                ? Uni.createFrom().voidItem()
                : tasks.raise(IntakeTasks.notCancelled(bookingId, request.rev(), failure.reason()));
        return told.replaceWith(JobReply.retry(failure.reason()));
    }

    private Uni<JobReply> left(String bookingId, JobRequest request, String why) {
        return tasks.raise(IntakeTasks.notCancelled(bookingId, request.rev(), why))
                .replaceWith(JobReply.reject(why));
    }
}
