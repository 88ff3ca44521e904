package dev.holdfast.booking.calendly.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.calendly.intake.InviteeEvent.Links;
import dev.holdfast.booking.calendly.intake.InviteeEvent.News;
import dev.holdfast.booking.calendly.intake.InviteeEvent.Typed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Calendly's event bodies. Lenient: unknown fields and types are ignored, null and absence are the same, and only what
 * cannot be done without makes a body unreadable.
 */
final class CalendlyEvents {

    private static final List<String> TYPED = List.of(
            "name",
            "email",
            "timezone",
            "questions_and_answers",
            "text_reminder_number",
            "cancel_url",
            "reschedule_url");

    /** Times beyond these are nobody's appointment, and some of them no database's either. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private CalendlyEvents() {}

    static EventReading read(String body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return new EventReading.Unreadable("not-json");
        }
        String name = text(root, "event");
        return switch (name == null ? "" : name) {
            case "invitee.created" -> invitee(root.path("payload"), true);
            case "invitee.canceled" -> invitee(root.path("payload"), false);
            case "" -> new EventReading.Unreadable("no-event-name");
            default -> new EventReading.Irrelevant();
        };
    }

    /** Reads an invitee as the API answers it: what its creation would tell if it were told now. */
    static EventReading invitee(JsonNode resource) {
        return invitee(resource, true);
    }

    /** The scheduling token an invitee came with, or {@code null}. */
    static @Nullable String token(JsonNode invitee) {
        return text(invitee.path("tracking"), "utm_content");
    }

    private static EventReading invitee(JsonNode payload, boolean creation) {
        String uri = text(payload, "uri");
        Instant createdAt = instant(payload, "created_at");
        if (uri == null) {
            return new EventReading.Unreadable("no-invitee-uri");
        }
        if (createdAt == null) {
            return new EventReading.Unreadable("no-creation-time");
        }
        JsonNode scheduled = payload.path("scheduled_event");
        Appointment appointment = appointment(scheduled);
        if (scheduled.isObject() && appointment == null && creation) {
            return new EventReading.Unreadable("no-plausible-appointment");
        }
        return new EventReading.OfInvitee(new InviteeEvent(
                uri,
                news(payload, creation),
                text(payload, "event"),
                new Links(text(payload, "old_invitee"), text(payload, "new_invitee")),
                createdAt,
                appointment,
                typed(payload),
                marks(payload)));
    }

    private static News news(JsonNode payload, boolean creation) {
        boolean moved = payload.path("rescheduled").asBoolean(false);
        if (creation) {
            boolean canceled = "canceled".equals(text(payload, "status")) && !moved;
            return canceled ? News.CREATED_AND_CANCELED : News.CREATED;
        }
        return moved ? News.MOVED : News.CANCELED;
    }

    /** A scheduled event's type, time and place, or {@code null} when they are missing or make no sense. */
    static @Nullable Appointment appointment(JsonNode scheduled) {
        String eventType = text(scheduled, "event_type");
        Instant startsAt = instant(scheduled, "start_time");
        Instant endsAt = instant(scheduled, "end_time");
        if (eventType == null || startsAt == null || endsAt == null || !TimeSpan.isPlausible(startsAt, endsAt)) {
            return null;
        }
        return new Appointment(
                eventType, new TimeSpan(startsAt, endsAt), CalendlyLocation.shown(scheduled.path("location")));
    }

    /** The host scheduled it in person or through the API; money was asked for it, whether or not it arrived. */
    private static Stray.Marks marks(JsonNode payload) {
        boolean byHost = text(payload, "invitee_scheduled_by") != null || text(payload, "scheduling_method") != null;
        return new Stray.Marks(byHost, payload.path("payment").isObject());
    }

    private static Typed typed(JsonNode payload) {
        ObjectNode typed = JSON.createObjectNode();
        TYPED.stream().filter(payload::hasNonNull).forEach(field -> typed.set(field, payload.get(field)));
        return new Typed(typed.toString());
    }

    static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }

    private static @Nullable Instant instant(JsonNode object, String field) {
        String text = text(object, field);
        if (text == null) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            return at.isAfter(EARLIEST) && at.isBefore(LATEST) ? at : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
