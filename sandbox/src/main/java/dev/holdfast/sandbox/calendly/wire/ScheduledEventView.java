package dev.holdfast.sandbox.calendly.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.Cancellation;
import dev.holdfast.sandbox.calendly.agenda.Host;
import dev.holdfast.sandbox.calendly.agenda.ScheduledEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled event.
 *
 * @param calendarEvent the entry in the host's own calendar; only the API shows it, webhooks do not
 */
public record ScheduledEventView(
        String uri,
        String name,
        @Nullable String meetingNotesPlain,
        @Nullable String meetingNotesHtml,
        String status,
        Instant startTime,
        Instant endTime,
        String eventType,
        LocationView location,
        InviteesCounter inviteesCounter,
        Instant createdAt,
        Instant updatedAt,
        List<Membership> eventMemberships,
        List<Object> eventGuests,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CalendarEvent calendarEvent,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Cancellation cancellation) {

    public static ScheduledEventView forApi(ScheduledEvent event, CalendlyUris uris) {
        var externalId = event.uuid().replace("-", "").substring(0, 26);
        return of(event, uris, new CalendarEvent("google", externalId));
    }

    static ScheduledEventView forWebhook(ScheduledEvent event, CalendlyUris uris) {
        return of(event, uris, null);
    }

    private static ScheduledEventView of(
            ScheduledEvent event, CalendlyUris uris, @Nullable CalendarEvent calendarEvent) {
        var host = Host.MIRA;
        return new ScheduledEventView(
                uris.event(event),
                event.type().name(),
                null,
                null,
                event.status(),
                event.start(),
                event.end(),
                uris.eventType(event.type()),
                LocationView.of(event.location()),
                new InviteesCounter(1, event.isCanceled() ? 0 : 1, 1),
                event.createdAt(),
                event.updatedAt(),
                List.of(new Membership(uris.user(), host.email(), host.name())),
                List.of(),
                calendarEvent,
                event.cancellation());
    }

    record InviteesCounter(int total, int active, int limit) {}

    record Membership(String user, String userEmail, String userName) {}

    record CalendarEvent(String kind, String externalId) {}
}
