package dev.holdfast.booking.calendly.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The gate for messages that did not come by webhook; their tokens are checked here, since no gateway has. */
@ApplicationScoped
public class MissedIntake {

    private static final Logger LOG = Logger.getLogger(MissedIntake.class);

    private final InviteeStore invitees;
    private final TokenEvidences evidences;
    private final ChainIntake intake;

    MissedIntake(InviteeStore invitees, TokenEvidences evidences, ChainIntake intake) {
        this.invitees = invitees;
        this.evidences = evidences;
        this.intake = intake;
    }

    /** What we know of these invitees. */
    public Uni<List<KnownInvitee>> known(List<String> uris) {
        return invitees.known(uris);
    }

    /** The invitees we know of these scheduled events. */
    public Uni<List<KnownInvitee>> knownOfEvents(List<String> scheduledEvents) {
        return invitees.knownOfEvents(scheduledEvents);
    }

    /**
     * Takes a message in as if its webhook had come. Doing so again changes nothing.
     *
     * @param body as the webhook's body would be
     * @param token the scheduling token in it
     * @return one word for what came of it
     */
    public Uni<String> take(String body, @Nullable String token) {
        return switch (CalendlyEvents.read(body)) {
            case EventReading.Irrelevant() -> Uni.createFrom().item("irrelevant");
            case EventReading.Unreadable(var why) ->
                Uni.createFrom()
                        .item(why)
                        .invoke(word -> LOG.warnf("an invitee listed by Calendly cannot be understood: %s", word));
            case EventReading.OfInvitee(var event) ->
                evidences
                        .gather(token, event)
                        .chain(evidence -> intake.take(event, evidence))
                        .map(IntakeOutcome::word);
        };
    }
}
