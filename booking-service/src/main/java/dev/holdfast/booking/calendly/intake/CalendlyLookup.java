package dev.holdfast.booking.calendly.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holdfast.booking.calendly.api.CalendlyClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * What events leave out, asked of Calendly. Fails with {@link NeighbourFailure} when Calendly does not answer well; what Calendly does
 * not have is {@code null}, and so is everything without a connection to it.
 */
@ApplicationScoped
class CalendlyLookup {

    private static final int NOT_FOUND = 404;

    private final CalendlyClient calendly;

    CalendlyLookup(CalendlyClient calendly) {
        this.calendly = calendly;
    }

    /** An invitee as Calendly has it now. */
    record Found(InviteeEvent event, @Nullable String token) {

        @Override
        public String toString() {
            return "Found[" + event.invitee() + "]";
        }
    }

    /** Whether there is anybody to ask. */
    boolean isConnected() {
        return calendly.isConnected();
    }

    /** Type, time and place of a scheduled event. */
    Uni<@Nullable Appointment> appointment(String scheduledEvent) {
        return isConnected()
                ? known(calendly.scheduledEvent(scheduledEvent)).map(CalendlyEvents::appointment)
                : Uni.createFrom().nullItem();
    }

    /** An invitee's creation, as it would be told now, with its appointment. */
    Uni<@Nullable Found> invitee(String uri) {
        return isConnected()
                ? known(calendly.invitee(uri)).chain(this::withAppointment)
                : Uni.createFrom().nullItem();
    }

    private Uni<@Nullable Found> withAppointment(JsonNode invitee) {
        if (!(CalendlyEvents.invitee(invitee) instanceof EventReading.OfInvitee(var event))) {
            return Uni.createFrom().nullItem();
        }
        String token = CalendlyEvents.token(invitee);
        String scheduledEvent = event.scheduledEvent();
        if (!event.lacksAppointment() || scheduledEvent == null) {
            return Uni.createFrom().item(event.lacksAppointment() ? null : new Found(event, token));
        }
        return appointment(scheduledEvent).map(found -> found == null ? null : new Found(event.with(found), token));
    }

    private static Uni<JsonNode> known(Uni<JsonNode> asked) {
        return asked.onFailure(failure -> CalendlyClient.hasStatus(failure, NOT_FOUND))
                .recoverWithItem(MissingNode.getInstance())
                .onFailure()
                .transform(failure -> NeighbourFailure.of("calendly", failure));
    }
}
