package dev.holdfast.sandbox.calendly.agenda;

/**
 * The addresses this Calendly hands out: resources under its API base, and pages for people.
 *
 * @param base the API base without a trailing slash, such as {@code http://localhost:8190/calendly}
 */
public record CalendlyUris(String base) {

    public String user() {
        return base + "/users/" + Host.MIRA.uuid();
    }

    public String organization() {
        return base + "/organizations/" + Host.MIRA.organizationUuid();
    }

    public String eventType(EventType type) {
        return base + "/event_types/" + type.uuid();
    }

    public String event(ScheduledEvent event) {
        return base + "/scheduled_events/" + event.uuid();
    }

    public String invitee(ScheduledEvent event) {
        return invitee(event.key());
    }

    public String invitee(InviteeKey key) {
        return base + "/scheduled_events/" + key.eventUuid() + "/invitees/" + key.inviteeUuid();
    }

    public String subscription(String uuid) {
        return base + "/webhook_subscriptions/" + uuid;
    }

    public String bookingPage(EventType type) {
        return base + "/book/" + type.slug();
    }

    public String singleUsePage(SchedulingLink link) {
        return base + "/book/d/" + link.code() + "/" + link.type().slug();
    }

    public String cancellationPage(ScheduledEvent event) {
        return base + "/cancellations/" + event.inviteeUuid();
    }

    public String reschedulingPage(ScheduledEvent event) {
        return base + "/reschedulings/" + event.inviteeUuid();
    }
}
