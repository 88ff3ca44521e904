package dev.holdfast.booking.calendly.reconciler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.booking.calendly.intake.KnownInvitee;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Calendly's books say and ours do not. Pure. */
final class Differences {

    private static final String CANCELED = "canceled";

    private Differences() {}

    /**
     * Whether an event needs no closer look: as many invitees are known and judged as Calendly counts, and as many of them
     * active. Without counts there is nothing to go by.
     */
    static boolean isSettled(JsonNode event, List<KnownInvitee> known) {
        JsonNode counter = event.path("invitees_counter");
        if (!counter.path("total").isIntegralNumber() || !counter.path("active").isIntegralNumber()) {
            return false;
        }
        long judged = known.stream().filter(KnownInvitee::judged).count();
        long active = known.stream().filter(KnownInvitee::active).count();
        boolean canceled = CANCELED.equals(event.path("status").asText());
        return judged >= counter.path("total").asLong()
                && active == (canceled ? 0 : counter.path("active").asLong());
    }

    /**
     * What the webhooks of an invitee would have told us beyond what we know, oldest first. Its creation is told as it was
     * then, active and not yet moved, so that the books pass through the same states as they would have.
     *
     * @param event the scheduled event, as the API lists it
     * @param known {@code null} when we have not heard of the invitee
     */
    static List<MissedMessage> missing(JsonNode event, JsonNode invitee, @Nullable KnownInvitee known) {
        List<MissedMessage> missing = new ArrayList<>();
        if (known == null || !known.judged()) {
            missing.add(new MissedMessage(instant(invitee, "created_at"), creation(event, invitee), token(invitee)));
        }
        boolean canceled = CANCELED.equals(invitee.path("status").asText());
        if (canceled && (known == null || known.active())) {
            missing.add(new MissedMessage(
                    endOf(invitee), message("invitee.canceled", event, invitee.deepCopy()), token(invitee)));
        }
        return missing;
    }

    private static String creation(JsonNode event, JsonNode invitee) {
        ObjectNode then = invitee.deepCopy();
        then.put("status", "active").put("rescheduled", false).putNull("new_invitee");
        then.remove("cancellation");
        ObjectNode eventThen = event.deepCopy();
        eventThen.put("status", "active").remove("cancellation");
        return message("invitee.created", eventThen, then);
    }

    private static String message(String name, JsonNode event, ObjectNode invitee) {
        invitee.set("scheduled_event", event);
        return JsonNodeFactory.instance
                .objectNode()
                .put("event", name)
                .<ObjectNode>set("payload", invitee)
                .toString();
    }

    private static @Nullable String token(JsonNode invitee) {
        return invitee.path("tracking").path("utm_content").textValue();
    }

    private static Instant endOf(JsonNode invitee) {
        Instant told = instant(invitee.path("cancellation"), "created_at");
        return told.equals(Instant.EPOCH) ? instant(invitee, "updated_at") : told;
    }

    /** A time that cannot be read sorts first; whether it matters is for the gate to say. */
    static Instant instant(JsonNode object, String field) {
        try {
            return OffsetDateTime.parse(object.path(field).asText()).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
