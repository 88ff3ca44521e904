package dev.holdfast.e2e.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's place in one event at Calendly, able to say what Calendly would say about it. Needed for what the sandbox's
 * pages do not do by themselves: the same event five times at once, a cancellation before its creation.
 *
 * @param uri identity of the invitee
 * @param token the scheduling token it was booked with; null where somebody came without
 * @param typed what the person typed into the form
 */
public record CalendlyInvitee(
        String uri,
        String eventType,
        Person typed,
        @Nullable String token,
        Instant startsAt,
        Duration length,
        Instant createdAt) {

    /** A new invitee of a new event. */
    public static CalendlyInvitee of(
            String eventType,
            Person typed,
            @Nullable String token,
            Instant startsAt,
            Duration length,
            Instant createdAt) {
        String base = eventType.substring(0, eventType.indexOf("/event_types/"));
        String uri = base + "/scheduled_events/" + UUID.randomUUID() + "/invitees/" + UUID.randomUUID();
        return new CalendlyInvitee(uri, eventType, typed, token, startsAt, length, createdAt);
    }

    /** The body of {@code invitee.created}, as rendered at a moment: a later one differs in {@code updated_at} only. */
    public String created(Instant renderedAt) {
        return Json.write(envelope("invitee.created", renderedAt, payload("active", renderedAt)));
    }

    /** The body of {@code invitee.canceled} with the same tracking values. */
    public String canceled(Instant renderedAt) {
        Map<String, Object> payload = payload("canceled", renderedAt);
        payload.put(
                "cancellation",
                Map.of(
                        "canceled_by",
                        typed.name(),
                        "reason",
                        "another day is better",
                        "canceler_type",
                        "invitee",
                        "created_at",
                        stamp(renderedAt)));
        return Json.write(envelope("invitee.canceled", renderedAt, payload));
    }

    private Map<String, Object> envelope(String event, Instant at, Map<String, Object> payload) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("created_at", stamp(at));
        envelope.put("created_by", base() + "/users/5b9d2f7e-8c41-4f3a-a6d0-1e2b3c4d5e6f");
        envelope.put("event", event);
        envelope.put("payload", payload);
        return envelope;
    }

    private Map<String, Object> payload(String status, Instant updatedAt) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("uri", uri);
        payload.put("email", typed.email());
        payload.put("name", typed.name());
        payload.put("status", status);
        payload.put("timezone", typed.timeZone());
        payload.put("event", eventUri());
        payload.put("created_at", stamp(createdAt));
        payload.put("updated_at", stamp(updatedAt));
        payload.put("rescheduled", false);
        payload.put("old_invitee", null);
        payload.put("new_invitee", null);
        payload.put("cancel_url", base() + "/cancellations/" + uri.substring(uri.lastIndexOf('/') + 1));
        payload.put(
                "questions_and_answers",
                List.of(Map.of("question", "Anything else?", "answer", typed.password(), "position", 0)));
        payload.put("tracking", tracking());
        payload.put("scheduled_event", scheduledEvent());
        return payload;
    }

    private Map<String, Object> tracking() {
        Map<String, Object> tracking = new LinkedHashMap<>();
        tracking.put("utm_source", token == null ? null : "holdfast");
        tracking.put("utm_content", token);
        return tracking;
    }

    private Map<String, Object> scheduledEvent() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("uri", eventUri());
        event.put("name", "A session");
        event.put("status", "active");
        event.put("start_time", stamp(startsAt));
        event.put("end_time", stamp(startsAt.plus(length)));
        event.put("event_type", eventType);
        event.put("location", Map.of("type", "physical", "location", "12 Garden Road"));
        event.put("created_at", stamp(createdAt));
        event.put("updated_at", stamp(createdAt));
        return event;
    }

    private String eventUri() {
        return uri.substring(0, uri.indexOf("/invitees/"));
    }

    private String base() {
        return uri.substring(0, uri.indexOf("/scheduled_events/"));
    }

    private static String stamp(Instant at) {
        return java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                .withZone(java.time.ZoneOffset.UTC)
                .format(at);
    }
}
