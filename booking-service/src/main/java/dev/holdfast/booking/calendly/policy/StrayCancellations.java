package dev.holdfast.booking.calendly.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holdfast.booking.calendly.api.CalendlyClient;
import dev.holdfast.booking.calendly.api.CancelOutcome;
import dev.holdfast.booking.calendly.intake.NeighbourFailure;
import dev.holdfast.booking.calendly.intake.Stray;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Cancels strays at Calendly; fails with {@link NeighbourFailure} when it does not answer well. */
@ApplicationScoped
class StrayCancellations {

    private static final int NOT_FOUND = 404;

    /** How many reschedules are followed to the one that stands. */
    private static final int LONGEST = 20;

    /** The beginning of every reason we give; a run that follows a crash knows by it what the run before did. */
    private static final String OURS = "This time was not booked through an account with us, so it is not held.";

    private final CalendlyClient calendly;
    private final String reason;

    StrayCancellations(CalendlyClient calendly, @ConfigProperty(name = "holdfast.public-url") URI publicUrl) {
        this.calendly = calendly;
        this.reason = OURS + " Please sign in and book at " + publicUrl + "/offerings";
    }

    /** Looks where the stray stands now, through all reschedules that we may not have heard of. */
    Uni<Leaf> find(Stray stray) {
        return find(stray.invitee(), LONGEST);
    }

    private Uni<Leaf> find(String invitee, int left) {
        return calendly.invitee(invitee)
                .onFailure(failure -> CalendlyClient.hasStatus(failure, NOT_FOUND))
                .recoverWithItem(MissingNode.getInstance())
                .onFailure()
                .transform(failure -> NeighbourFailure.of("calendly", failure))
                .chain(found -> follow(found, left));
    }

    private Uni<Leaf> follow(JsonNode found, int left) {
        String next = text(found, "new_invitee");
        return next == null || left == 0 ? Uni.createFrom().item(leaf(found)) : find(next, left - 1);
    }

    private static Leaf leaf(JsonNode invitee) {
        String event = text(invitee, "event");
        if (event == null || "canceled".equals(text(invitee, "status"))) {
            String said = text(invitee.path("cancellation"), "reason");
            return new Leaf.Over(said != null && said.startsWith(OURS));
        }
        return new Leaf.Standing(event);
    }

    /** Cancels an event. Asking again is harmless. */
    Uni<CancelOutcome> cancel(Leaf.Standing leaf) {
        return calendly.cancel(leaf.scheduledEvent(), reason)
                .onFailure()
                .transform(failure -> NeighbourFailure.of("calendly", failure));
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
