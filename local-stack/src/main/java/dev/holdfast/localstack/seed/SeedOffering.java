package dev.holdfast.localstack.seed;

import java.util.List;
import java.util.Map;

/** What the demo practice sells. The event types are those the sandbox's Calendly always has. */
enum SeedOffering {
    CONSULTATION(
            "30 Minute Consultation",
            "A first conversation about what brings you here.",
            30,
            150_000,
            "1f4e8a20-6b5c-4d9e-8f71-90a2b3c4d5e6",
            "30-minute-consultation"),
    SESSION(
            "60 Minute Session",
            "A full session, in person or online.",
            60,
            280_000,
            "2b7d9c31-0f4e-4a8d-9b62-a1c3d5e7f902",
            "60-minute-session");

    private static final int BUFFER_AFTER_MINUTES = 10;

    private final String title;
    private final String description;
    private final int durationMinutes;
    private final long paise;
    private final String eventTypeId;
    private final String slug;

    SeedOffering(String title, String description, int durationMinutes, long paise, String eventTypeId, String slug) {
        this.title = title;
        this.description = description;
        this.durationMinutes = durationMinutes;
        this.paise = paise;
        this.eventTypeId = eventTypeId;
        this.slug = slug;
    }

    String eventTypeAt(String sandbox) {
        return sandbox + "/calendly/event_types/" + eventTypeId;
    }

    Map<String, ?> toRequest(String sandbox, String practitionerId) {
        return Map.ofEntries(
                Map.entry("name", title),
                Map.entry("description", description),
                Map.entry("durationMinutes", durationMinutes),
                Map.entry("price", Map.of("amount", paise, "currency", "INR")),
                Map.entry("bufferBeforeMinutes", 0),
                Map.entry("bufferAfterMinutes", BUFFER_AFTER_MINUTES),
                Map.entry("bookingMode", "calendly"),
                Map.entry("calendlyEventType", eventTypeAt(sandbox)),
                Map.entry("calendlySchedulingUrl", sandbox + "/calendly/book/" + slug),
                Map.entry("practitionerIds", List.of(practitionerId)),
                Map.entry("active", true));
    }
}
