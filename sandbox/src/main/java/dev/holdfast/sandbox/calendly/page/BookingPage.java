package dev.holdfast.sandbox.calendly.page;

import dev.holdfast.sandbox.calendly.agenda.EventType;
import dev.holdfast.sandbox.calendly.agenda.Host;
import dev.holdfast.sandbox.calendly.wire.InviteeView;
import dev.holdfast.sandbox.web.Html;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Draws the page of an event type. Both forms go to the page's own address. */
final class BookingPage {

    private BookingPage() {}

    static Html of(EventType type, List<Instant> times, Visit visit, Html problem) {
        return Html.of(
                """
                <p>{} · {} minutes, with {}</p>
                {}
                {}
                <form method="post" class="booking">
                {}
                <input type="hidden" name="timezone" value="{}">
                <div class="times">{}</div>
                <label class="field">Name
                <input name="name" autocomplete="name" required maxlength="255" value="{}"></label>
                <label class="field">E-mail
                <input name="email" type="email" autocomplete="email" required maxlength="254" value="{}"></label>
                <label class="field">{}
                <textarea name="a1" rows="3">{}</textarea></label>
                <button type="submit">Schedule event</button>
                </form>
                """,
                type.description(),
                type.duration().toMinutes(),
                Host.MIRA.name(),
                problem,
                zoneForm(visit),
                visit.hiddenTracking(),
                visit.zone().getId(),
                TimeChoice.of(times, visit.zone(), visit.text("start_time")),
                visit.text("name"),
                visit.text("email"),
                InviteeView.QUESTION,
                visit.text("a1"));
    }

    private static Html zoneForm(Visit visit) {
        return Html.of(
                """
                <form method="get" class="zone"{}>
                {}
                <input type="hidden" name="name" value="{}">
                <input type="hidden" name="email" value="{}">
                <input type="hidden" name="a1" value="{}">
                <label class="field">Time zone
                <input name="timezone" list="zones" required value="{}"></label>
                <datalist id="zones">{}</datalist>
                <button type="submit">Show times in this zone</button>
                </form>
                <script src="/zone.js" defer></script>
                """,
                visit.hasZoneParameter() ? new Html(" data-chosen=\"true\"") : Html.NOTHING,
                visit.hiddenTracking(),
                visit.text("name"),
                visit.text("email"),
                visit.text("a1"),
                visit.zone().getId(),
                Html.join(ZoneId.getAvailableZoneIds().stream()
                        .sorted()
                        .map(zone -> Html.of("<option value=\"{}\">", zone))));
    }
}
