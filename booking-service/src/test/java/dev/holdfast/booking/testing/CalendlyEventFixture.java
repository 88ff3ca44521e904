package dev.holdfast.booking.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies of Calendly's invitee events, with every field the provider documents that could matter. */
public final class CalendlyEventFixture {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "https://api.calendly.test";

    private final String event = UUID.randomUUID().toString();
    private final String invitee = UUID.randomUUID().toString();
    private String eventType = API + "/event_types/" + UUID.randomUUID();
    private Instant startsAt = Ahead.at(50, "09:00");
    private Duration length = Duration.ofMinutes(30);
    private Instant createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Instant updatedAt = createdAt;
    private @Nullable String token;
    private @Nullable String oldInvitee;
    private @Nullable String newInvitee;
    private boolean rescheduled;
    private String email = "typed@elsewhere.test";
    private boolean byHost;
    private boolean paid;

    private CalendlyEventFixture() {}

    public static CalendlyEventFixture anInvitee() {
        return new CalendlyEventFixture();
    }

    public CalendlyEventFixture ofType(String uri) {
        eventType = uri;
        return this;
    }

    public CalendlyEventFixture at(Instant start, Duration duration) {
        startsAt = start;
        length = duration;
        return this;
    }

    public CalendlyEventFixture with(@Nullable String schedulingToken) {
        token = schedulingToken;
        return this;
    }

    public CalendlyEventFixture bookedAt(Instant moment) {
        createdAt = moment;
        return this;
    }

    public CalendlyEventFixture rerenderedAt(Instant moment) {
        updatedAt = moment;
        return this;
    }

    public CalendlyEventFixture typing(String address) {
        email = address;
        return this;
    }

    public CalendlyEventFixture scheduledByHost() {
        byHost = true;
        return this;
    }

    public CalendlyEventFixture paid() {
        paid = true;
        return this;
    }

    public CalendlyEventFixture movedFrom(String uri) {
        oldInvitee = uri;
        return this;
    }

    public CalendlyEventFixture movedTo(String uri) {
        newInvitee = uri;
        rescheduled = true;
        return this;
    }

    public String inviteeUuid() {
        return invitee;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public String uri() {
        return API + "/scheduled_events/" + event + "/invitees/" + invitee;
    }

    public String eventType() {
        return eventType;
    }

    public String scheduledEventUuid() {
        return event;
    }

    public @Nullable String token() {
        return token;
    }

    public String created() {
        return body("invitee.created", "active", true).toString();
    }

    public String createdRenderedAfterCancellation() {
        return body("invitee.created", "canceled", true).toString();
    }

    public String createdWithoutScheduledEvent() {
        return body("invitee.created", "active", false).toString();
    }

    public String canceled() {
        return body("invitee.canceled", "canceled", true).toString();
    }

    /** The invitee as the API answers it. */
    public String asAnswered(String status) {
        return body("none", status, false).path("payload").toString();
    }

    /** The scheduled event as the API answers it. */
    public ObjectNode scheduledEvent() {
        ObjectNode scheduled = JSON.createObjectNode()
                .put("uri", API + "/scheduled_events/" + event)
                .put("name", "30 Minute Consultation")
                .put("status", "active")
                .put("start_time", micros(startsAt))
                .put("end_time", micros(startsAt.plus(length)))
                .put("event_type", eventType);
        scheduled.set(
                "location",
                JSON.createObjectNode()
                        .put("type", "physical")
                        .put("location", "12 Example Street")
                        .put("additional_info", "Second floor"));
        return scheduled;
    }

    /** The scheduled event as the API lists it. */
    public ObjectNode listedEvent(boolean canceled) {
        ObjectNode listed = scheduledEvent().put("status", canceled ? "canceled" : "active");
        listed.set(
                "invitees_counter",
                JSON.createObjectNode()
                        .put("total", 1)
                        .put("active", canceled ? 0 : 1)
                        .put("limit", 1));
        return listed;
    }

    /** The invitee as the API answers it: without the scheduled event. */
    public ObjectNode listedInvitee(boolean canceled) {
        ObjectNode invitee = (ObjectNode)
                body("invitee", canceled ? "canceled" : "active", false).path("payload");
        if (canceled) {
            invitee.set("cancellation", JSON.createObjectNode().put("created_at", micros(updatedAt)));
        }
        return invitee;
    }

    private ObjectNode body(String name, String status, boolean complete) {
        ObjectNode payload = JSON.createObjectNode()
                .put("uri", uri())
                .put("event", API + "/scheduled_events/" + event)
                .put("name", "Typed Name")
                .put("email", email)
                .put("status", status)
                .put("timezone", "Asia/Kolkata")
                .put("cancel_url", "https://calendly.test/cancellations/" + invitee)
                .put("created_at", micros(createdAt))
                .put("updated_at", micros(updatedAt))
                .put("rescheduled", rescheduled)
                .put("old_invitee", oldInvitee)
                .put("new_invitee", newInvitee)
                .put("an_unknown_field", true);
        payload.set(
                "questions_and_answers",
                JSON.createArrayNode()
                        .add(JSON.createObjectNode().put("question", "Why?").put("answer", "A private answer")));
        payload.set(
                "tracking",
                JSON.createObjectNode().put("utm_source", "holdfast").put("utm_content", token));
        payload.put("invitee_scheduled_by", byHost ? API + "/users/mira" : null);
        payload.set(
                "payment",
                paid ? JSON.createObjectNode().put("provider", "stripe").put("successful", true) : null);
        if (complete) {
            payload.set("scheduled_event", scheduledEvent());
        }
        return JSON.createObjectNode().put("event", name).set("payload", payload);
    }

    private static String micros(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000113Z");
    }
}
