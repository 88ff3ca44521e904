package dev.holdfast.booking.calendly.intake;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holdfast.booking.calendly.api.CalendlyClient;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.effect.OwnedJobHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The job {@code calendly-event}: fetches a stored event from webhook-gateway and takes it in. Repeating it changes nothing.
 * Neighbours that are away cost no attempt, so that no outage, however long, loses an event.
 */
@ApplicationScoped
class CalendlyEventHandler implements OwnedJobHandler {

    private static final Logger LOG = Logger.getLogger(CalendlyEventHandler.class);
    private static final Duration NEIGHBOUR_AWAY = Duration.ofSeconds(5);

    private final WebhookEventsClient events;
    private final CalendlyClient calendly;
    private final TokenEvidences evidences;
    private final Intake intake;
    private final Tasks tasks;

    CalendlyEventHandler(
            WebhookEventsClient events, CalendlyClient calendly, TokenEvidences evidences, Intake intake, Tasks tasks) {
        this.events = events;
        this.calendly = calendly;
        this.evidences = evidences;
        this.intake = intake;
        this.tasks = tasks;
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
        return events.find(eventId)
                .onFailure()
                .transform(NeighbourAway::new)
                .chain(stored -> stored == null ? unreadable(eventId, "event-gone") : process(stored))
                .onFailure(NeighbourAway.class)
                .invoke(away -> LOG.warnf("event %s waits: %s", eventId, away.getMessage()))
                .onFailure(NeighbourAway.class)
                .recoverWithItem(JobReply.busy(NEIGHBOUR_AWAY));
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
        return calendly.scheduledEvent(uri)
                .onFailure(failure -> CalendlyClient.hasStatus(failure, 404))
                .recoverWithItem(MissingNode.getInstance())
                .onFailure()
                .transform(NeighbourAway::new)
                .map(CalendlyEvents::appointment)
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

    /** Somebody we asked did not answer well; the event is as good as before. */
    private static final class NeighbourAway extends RuntimeException {

        private NeighbourAway(Throwable cause) {
            super(cause.getClass().getSimpleName(), cause, false, false);
        }
    }
}
