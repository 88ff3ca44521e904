package dev.holdfast.sandbox.calendly.page;

import dev.holdfast.sandbox.web.Html;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Draws start times to choose from, day by day; the field is called {@code start_time}. */
final class TimeChoice {

    private TimeChoice() {}

    /** @param chosen the time chosen before, as it came in the form */
    static Html of(List<Instant> times, ZoneId zone, String chosen) {
        var byDay = times.stream()
                .collect(Collectors.groupingBy(
                        time -> LocalDate.ofInstant(time, zone), LinkedHashMap::new, Collectors.toList()));
        return Html.join(byDay.values().stream().map(day -> day(day, zone, chosen)));
    }

    private static Html day(List<Instant> times, ZoneId zone, String chosen) {
        return Html.of(
                "<fieldset><legend>{}</legend>{}</fieldset>",
                Moments.day(times.getFirst(), zone),
                Html.join(times.stream().map(time -> choice(time, zone, chosen))));
    }

    private static Html choice(Instant time, ZoneId zone, String chosen) {
        return Html.of(
                "<label><input type=\"radio\" name=\"start_time\" value=\"{}\" required{}> {}</label>",
                time,
                time.toString().equals(chosen) ? new Html(" checked") : Html.NOTHING,
                Moments.timeOfDay(time, zone));
    }
}
