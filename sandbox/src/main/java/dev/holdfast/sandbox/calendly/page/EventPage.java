package dev.holdfast.sandbox.calendly.page;

import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.Host;
import dev.holdfast.sandbox.calendly.agenda.Location;
import dev.holdfast.sandbox.calendly.agenda.ScheduledEvent;
import dev.holdfast.sandbox.web.Html;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Draws what a visitor sees of a booked event. Its section carries the URIs, for tests that click through. */
final class EventPage {

    private EventPage() {}

    static Html confirmation(ScheduledEvent event, CalendlyUris uris) {
        return section(event, uris, Html.of("""
                        <p>A calendar invitation is on its way.</p>
                        <p>Need to make a change? <a class="reschedule-link" href="{}">Reschedule</a> or
                        <a class="cancel-link" href="{}">Cancel</a></p>
                        """, uris.reschedulingPage(event), uris.cancellationPage(event)));
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

    static Html reschedulingForm(
            ScheduledEvent event, CalendlyUris uris, List<Instant> times, ZoneId zone, Html problem) {
        return section(event, uris, Html.of("""
                        {}
                        <form method="post" class="rescheduling">
                        <input type="hidden" name="timezone" value="{}">
                        <div class="times">{}</div>
                        <label class="field">Reason (optional)
                        <textarea name="reason" rows="3" maxlength="10000"></textarea></label>
                        <button type="submit">Reschedule event</button>
                        </form>
                        """, problem, zone.getId(), TimeChoice.of(times, zone, "")));
    }

    static Html canceled(ScheduledEvent event, CalendlyUris uris) {
        var sentence = event.isRescheduled() ? "This event has been rescheduled." : "This event has been canceled.";
        return section(event, uris, Html.of("<p class=\"notice\" role=\"status\">{}</p>{}", sentence, reasonOf(event)));
    }

    private static Html reasonOf(ScheduledEvent event) {
        var cancellation = event.cancellation();
        return cancellation == null || cancellation.reason() == null
                ? Html.NOTHING
                : Html.of("<p>{}: {}</p>", cancellation.canceledBy(), cancellation.reason());
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
