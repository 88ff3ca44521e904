package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobReply.Outcome;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.effect.OwnedJobHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The job {@code calendly-event}: fetches a stored event from webhook-gateway and takes it in. Repeating it changes nothing.
 * Every event ends in our books, as nothing to us, or in a task for staff; see {@link Setbacks}.
 */
@ApplicationScoped
class CalendlyEventHandler implements OwnedJobHandler {

    private final WebhookEventsClient events;
    private final CalendlyLookup calendly;
    private final TokenEvidences evidences;
    private final ChainIntake intake;
    private final Tasks tasks;
    private final Setbacks setbacks;

    CalendlyEventHandler(
            WebhookEventsClient events,
            CalendlyLookup calendly,
            TokenEvidences evidences,
            ChainIntake intake,
            Tasks tasks,
            Setbacks setbacks) {
        this.events = events;
        this.calendly = calendly;
        this.evidences = evidences;
        this.intake = intake;
        this.tasks = tasks;
        this.setbacks = setbacks;
    }

    @Override
    public String type() {
        return "calendly-event";
    }

    @Override
    public Uni<JobReply> run(JobRequest request) {
        if (!(request.payload().get("eventId") instanceof String eventId)) {
            return Uni.createFrom().item(JobReply.reject("no-event-id"));
        }
        return find(eventId)
                .chain(stored -> stored == null ? unreadable(eventId, "event-gone") : process(stored))
                .call(reply -> reply.outcome() == Outcome.DONE
                        ? setbacks.overcome(request, eventId)
                        : Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithUni(failure -> setbacks.after(request, eventId, failure));
    }

    private Uni<@Nullable WebhookEvent> find(String eventId) {
        return events.find(eventId).onFailure().transform(failure -> NeighbourFailure.of("gateway", failure));
    }

    private Uni<JobReply> process(WebhookEvent stored) {
        return switch (CalendlyEvents.read(stored.body())) {
            case EventReading.Irrelevant() -> Uni.createFrom().item(done("irrelevant"));
            case EventReading.Unreadable(var why) -> unreadable(stored.id(), why);
            case EventReading.OfInvitee(var event) ->
                event.lacksAppointment() ? complete(stored, event) : take(stored, event);
        };
    }

    private Uni<JobReply> take(WebhookEvent stored, InviteeEvent event) {
        return evidences
                .gather(stored, event)
                .chain(evidence -> intake.take(event, evidence))
                .map(outcome -> done(outcome.word()));
    }

    /** Old payloads come without the scheduled event; Calendly is asked for it. */
    private Uni<JobReply> complete(WebhookEvent stored, InviteeEvent event) {
        String uri = event.scheduledEvent();
        if (uri == null) {
            return unreadable(stored.id(), "no-scheduled-event");
        }
        if (!calendly.isConnected()) {
            return unreadable(stored.id(), "calendly-not-connected");
        }
        return calendly.appointment(uri)
                .chain(found -> found == null
                        ? unreadable(stored.id(), "no-plausible-appointment")
                        : take(stored, event.with(found)));
    }

    private Uni<JobReply> unreadable(String eventId, String why) {
        return tasks.raise(IntakeTasks.unreadable(eventId, why)).replaceWith(JobReply.reject(why));
    }

    private static JobReply done(String word) {
        return JobReply.done(Map.of("took", word));
    }
}
