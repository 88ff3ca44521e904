package dev.holdfast.booking.calendly.intake;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The place of a scheduled event in words. Calendly's location is a union over {@code type}; phone numbers and places that the
 * invitee typed stay out, because the booking's account may belong to somebody else.
 */
final class CalendlyLocation {

    private CalendlyLocation() {}

    static @Nullable String shown(JsonNode location) {
        String type = location.path("type").asText();
        return switch (type) {
            case "physical" ->
                joined(CalendlyEvents.text(location, "location"), CalendlyEvents.text(location, "additional_info"));
            case "custom", "inbound_call" -> CalendlyEvents.text(location, "location");
            case "outbound_call", "ask_invitee" -> null;
            default -> CalendlyEvents.text(location, "join_url");
        };
    }

    private static @Nullable String joined(@Nullable String place, @Nullable String more) {
        return place == null || more == null ? place : place + ", " + more;
    }
}
