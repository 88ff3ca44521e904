package dev.holdfast.e2e.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What an outsider needs to know of an offering to book it. */
public record Offering(String id, String name, Duration length, String calendlyEventType, String calendlyPage) {
    static Offering of(JsonNode item) {
        return new Offering(
                item.path("id").asText(),
                item.path("name").asText(),
                Duration.ofMinutes(item.path("durationMinutes").asLong()),
                item.path("calendlyEventType").asText(),
                item.path("calendlySchedulingUrl").asText());
    }
}
