package dev.holdfast.sandbox.calendly.page;

import dev.holdfast.sandbox.calendly.agenda.Host;
import dev.holdfast.sandbox.calendly.agenda.Tracking;
import dev.holdfast.sandbox.web.Html;
import io.vertx.core.http.HttpServerRequest;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor brought along, in the form or else in the link's query.
 *
 * @param chosenZone empty when none was given or it does not exist
 */
record Visit(HttpServerRequest request, Optional<ZoneId> chosenZone, Tracking tracking) {

    static Visit of(HttpServerRequest request) {
        return new Visit(
                request, zoneOf(parameter(request, "timezone")), Tracking.from(name -> parameter(request, name)));
    }

    /** The field's text without surrounding blanks; empty when absent. */
    String text(String field) {
        var value = parameter(request, field);
        return value == null ? "" : value.strip();
    }

    ZoneId zone() {
        return chosenZone.orElse(Host.MIRA.zone());
    }

    boolean hasZoneParameter() {
        return parameter(request, "timezone") != null;
    }

    /** The tracking values as hidden fields. */
    Html hiddenTracking() {
        return Html.join(tracking.parameters().entrySet().stream()
                .map(entry ->
                        Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", entry.getKey(), entry.getValue())));
    }

    private static @Nullable String parameter(HttpServerRequest request, String name) {
        var posted = request.getFormAttribute(name);
        return posted == null ? request.getParam(name) : posted;
    }

    private static Optional<ZoneId> zoneOf(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(name -> ZoneId.getAvailableZoneIds().contains(name))
                .map(ZoneId::of);
    }
}
