package dev.holdfast.sandbox.calendly.page;

import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.Host;
import dev.holdfast.sandbox.calendly.agenda.Location;
import dev.holdfast.sandbox.calendly.agenda.ScheduledEvent;
import dev.holdfast.sandbox.web.Html;

/** Draws what a visitor sees of a booked event. Its section carries the URIs, for tests that click through. */
final class EventPage {

    private EventPage() {}

    static Html confirmation(ScheduledEvent event, CalendlyUris uris) {
        return section(
                event,
                uris,
                Html.of(
                        "<p>A calendar invitation is on its way.</p>\n<p><a class=\"cancel-link\" href=\"{}\">Cancel</a></p>",
                        uris.cancellationPage(event)));
    }

    static Html cancellationForm(ScheduledEvent event, CalendlyUris uris) {
        return section(event, uris, Html.of("""
                <form method="post" class="cancellation">
                <label class="field">Reason (optional)
                <textarea name="reason" rows="3" maxlength="10000"></textarea></label>
                <button type="submit">Cancel event</button>
                </form>
                """));
    }

    static Html canceled(ScheduledEvent event, CalendlyUris uris) {
        return section(event, uris, Html.of("<p class=\"notice\" role=\"status\">This event has been canceled.</p>"));
    }

    private static Html section(ScheduledEvent event, CalendlyUris uris, Html rest) {
        return Html.of(
                """
                <section class="event" data-invitee-uri="{}" data-event-uri="{}" data-status="{}">
                <dl>
                <dt>What</dt><dd>{} with {}</dd>
                <dt>When</dt><dd>{}</dd>
                <dt>Where</dt><dd>{}</dd>
                <dt>Who</dt><dd>{}</dd>
                </dl>
                {}
                </section>
                """,
                uris.invitee(event),
                uris.event(event),
                event.status(),
                event.type().name(),
                Host.MIRA.name(),
                Moments.full(event.start(), event.request().zone()),
                place(event.location()),
                event.request().name(),
                rest);
    }

    private static Html place(Location location) {
        return switch (location) {
            case Location.Zoom zoom -> Html.of("Zoom: <a href=\"{}\">{}</a>", zoom.joinUrl(), zoom.joinUrl());
            case Location.Physical(var address, var directions) -> Html.of("{}, {}", address, directions);
        };
    }
}
